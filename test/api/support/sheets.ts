import { partsOf } from '../../documents/open-files.js';

/** The cells of each sheet of a workbook as text, row by row. */
export function rowsOfSheets(xlsx: Buffer): readonly (readonly (readonly string[])[])[] {
  const parts = partsOf(xlsx);
  const plain = (xml: string): string =>
    xml
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
  const shared = [
    ...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g),
  ].map(([, text = '']) => plain(text));
  const cellOf = (attributes: string, inner: string): string =>
    attributes.includes('t="s"') ? (shared[Number(plain(inner))] ?? '') : plain(inner);
  return [...parts.keys()]
    .filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .sort()
    .map((name) =>
      [...(parts.get(name) ?? '').matchAll(/<row[^>]*>([\s\S]*?)<\/row>/g)].map(([, row = '']) =>
        [...row.matchAll(/<c([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(
          ([, attributes = '', inner = '']) => cellOf(attributes, inner),
        ),
      ),
    );
}

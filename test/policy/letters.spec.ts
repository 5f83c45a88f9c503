import { composeLetter } from '#domain/letters/compose-letter.js';
import { citationOf } from '#policy/cite-clause.js';
import { letterFaceOf } from '#policy/letter-face.js';
import { loadPack, packs } from '#policy/load-packs.js';
import { facts } from '../documents/sample-letters.js';

const clauseCode = /[A-Z]{2,3}-[A-Z]?\d+/u;
const cities = packs().filter(({ letters }) => letters !== null);

describe('公文模板 the letters of the packs', () => {
  test('no letter prints our id of a clause; each cites the document by its title', () => {
    for (const { letters } of cities) {
      for (const template of letters?.templates.values() ?? []) {
        const { title, recipients, copies, body } = composeLetter(template, facts);
        const words = [title, ...recipients, ...copies, ...body].join('');
        expect(words).not.toMatch(clauseCode);
        expect(words).not.toContain('条款编号');
        expect(words).toContain(
          '《丽水市基本医疗保险基金市级统收统支实施办法（暂行）》第五条（丽政办发〔2021〕61号附件）',
        );
      }
    }
  });

  test('the office respects its rank', () => {
    const commands = /责令|书面检查|贵地政府|通报批评|务必|必须/u;
    for (const { letters } of cities) {
      for (const template of letters?.templates.values() ?? []) {
        const { body } = composeLetter(template, facts);
        expect(body.join('')).not.toMatch(commands);
      }
      const circular = letters?.templates.get('CIRCULAR');
      expect(circular && composeLetter(circular, facts).body[0]).toContain(
        '经市政府（领导小组）同意，现予通报',
      );
    }
  });

  test('a sender has one name, in both heads, in the signature and as an office', () => {
    for (const pack of cities) {
      const office = pack.offices.find(({ department }) => department === 'LEADING_GROUP_OFFICE');
      const { organ } = letterFaceOf(pack, 'CIRCULAR');
      expect(office?.name.zh).toBe(organ);
      expect(letterFaceOf(pack, 'CIRCULAR').head.join('')).toBe(`${organ}文件`);
      expect(letterFaceOf(pack, 'SUPERVISION_ORDER').head.join('')).toBe(organ);
    }
  });

  test.each([
    ['lishui', '丽水市全面做实基本医疗保险市级统筹工作领导小组办公室'],
    ['sanmenxia', '三门峡市基本医疗保险和生育保险市级统筹工作领导小组办公室'],
    ['qingyang', '{unit}城镇职工基本医疗保险市级统筹工作领导小组办公室'],
  ])('%s: the leading group’s office is called as its document calls the group', (city, name) => {
    const office = loadPack(city).offices.find(
      ({ department }) => department === 'LEADING_GROUP_OFFICE',
    );
    expect(office?.name.zh).toBe(name);
  });

  test('an attachment that is a document of its own is cited by its own title', () => {
    const lishui = loadPack('lishui');
    expect(citationOf(lishui, 'LS-5.b')).toMatchObject({
      document: '丽水市基本医疗保险基金市级统收统支实施办法（暂行）',
      documentNumber: '丽政办发〔2021〕61号附件',
      article: ' 第五条 句1后',
    });
    expect(citationOf(lishui, 'LS-B7.2.a')).toMatchObject({
      document: '丽水市全面做实基本医疗保险市级统筹实施方案',
      documentNumber: '丽政办发〔2021〕61号',
    });
  });
});

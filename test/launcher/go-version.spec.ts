import { goNeeded, goVersionIn, isAtLeast } from '../../apps/cli/launcher/go-version.js';

describe('the Go that can build the engine', () => {
  test.each`
    words                                | version
    ${'go version go1.26.8 linux/amd64'} | ${'1.26.8'}
    ${'go version go1.27 darwin/arm64'}  | ${'1.27'}
    ${'command not found'}               | ${null}
  `('is read from "$words"', ({ words, version }: { words: string; version: string | null }) => {
    expect(goVersionIn(words)).toBe(version);
  });

  test.each`
    version      | enough
    ${'1.26.8'}  | ${true}
    ${'1.26.10'} | ${true}
    ${'1.27'}    | ${true}
    ${'2.0'}     | ${true}
    ${'1.26.7'}  | ${false}
    ${'1.9.99'}  | ${false}
  `('$version is enough: $enough', ({ version, enough }: { version: string; enough: boolean }) => {
    expect(isAtLeast(version, goNeeded)).toBe(enough);
  });
});

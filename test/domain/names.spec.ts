import { candidateGroup, officeOf, parseCandidateGroup } from '#domain/ids/candidate-group.js';
import { caseId, parseCaseId, processId, processOf, unit } from '#domain/ids/case-id.js';
import { parseTransferKey, transferKey } from '#domain/ids/transfer-key.js';

describe('names outside', () => {
  const id = 'lishui/P11/331102/EMPLOYEE/2022-10';

  test('a case id is taken apart and put together unchanged', () => {
    expect(caseId(parseCaseId(id))).toBe(id);
    expect(caseId(parseCaseId('jilin/P08-MEDICAL_ASSISTANCE/220200/RESIDENT/2022-Q1'))).toContain(
      '-M',
    );
    expect(processOf(processId('P08-MEDICAL_ASSISTANCE'))).toBe('P08');
  });

  test.each([
    'lishui/P11/331102/EMPLOYEE',
    'lishui/P11/331102/EMPLOYEE/2022-10/x',
    'Lishui/P11/331102/EMPLOYEE/2022-10',
    'lishui/P90/331102/EMPLOYEE/2022-10',
    'lishui/P11/33110/EMPLOYEE/2022-10',
    'lishui/P11/331102/MATERNITY/2022-10',
    'lishui/P11/331102/EMPLOYEE/2022-13',
    ' lishui/P11/331102/EMPLOYEE/2022-10',
  ])('%p is no case id', (text) => {
    expect(() => parseCaseId(text)).toThrow(RangeError);
  });

  test('a transfer key is the case id, obligation, instalment and way', () => {
    const key = transferKey(caseId(parseCaseId(id)), 'DISBURSEMENT', 1, 'out');

    expect(key).toBe(`${id}/DISBURSEMENT/1/out`);
    expect(parseTransferKey(key)).toEqual({
      caseId: id,
      obligation: 'DISBURSEMENT',
      instalment: 1,
      way: 'out',
    });
    for (const broken of [`${id}/X/0/out`, `${id}/X/1/up`, `${id}/x/1/in`, `${id}/1/in`]) {
      expect(() => parseTransferKey(broken)).toThrow(RangeError);
    }
  });

  test('a desk is unit, department and post', () => {
    const desk = candidateGroup({
      unit: unit('331102'),
      department: 'HEALTHCARE_SECURITY',
      post: 'preparer',
    });

    expect(desk).toBe('331102.HEALTHCARE_SECURITY.preparer');
    expect(parseCandidateGroup(desk)).toEqual({
      unit: '331102',
      department: 'HEALTHCARE_SECURITY',
      post: 'preparer',
    });
    expect(officeOf(desk)).toBe('331102.HEALTHCARE_SECURITY');
    expect(() => parseCandidateGroup('331102.HEALTHCARE_SECURITY')).toThrow(RangeError);
    expect(() => parseCandidateGroup('331102.health.preparer')).toThrow(RangeError);
  });
});

import { fundAccounts } from '#policy/fund-accounts.js';
import { loadPack, packs } from '#policy/load-packs.js';
import { parametersNamed, parametersOf } from '#policy/parameters.js';
import { deskInWords } from '#policy/desk-words.js';

type Row = Record<string, string>;

const stepsOf = (city: string, id: string): string[] =>
  (loadPack(city).catalogue.processes.find((each) => each.id === id)?.steps ?? []).map(
    ({ office, does, clause }) => `${office} ${does.zh} ${clause ?? '—'}`,
  );

describe('what a document does not say is not called its word', () => {
  test.each`
    city           | key                     | source
    ${'handan'}    | ${'p02.mode'}           | ${'PROPOSED'}
    ${'handan'}    | ${'p13.yearEndZero'}    | ${'PROPOSED'}
    ${'handan'}    | ${'p24.parties'}        | ${'PROPOSED'}
    ${'sanmenxia'} | ${'p01.auditDue'}       | ${'UNSET'}
    ${'sanmenxia'} | ${'p02.dueDates'}       | ${'PROPOSED'}
    ${'sanmenxia'} | ${'p08.route'}          | ${'DERIVED'}
    ${'sanmenxia'} | ${'p11.approver'}       | ${'PROPOSED'}
    ${'qingyang'}  | ${'p09.lead'}           | ${'PROPOSED'}
    ${'qingyang'}  | ${'p11.approver'}       | ${'PROPOSED'}
    ${'qingyang'}  | ${'p19.waterfall'}      | ${'PROPOSED'}
    ${'jilin'}     | ${'ruleSet.pooledFrom'} | ${'PROPOSED'}
    ${'jilin'}     | ${'p01.auditor'}        | ${'PROPOSED'}
    ${'jilin'}     | ${'p08.route'}          | ${'DERIVED'}
    ${'jilin'}     | ${'p09.lead'}           | ${'PROPOSED'}
  `('$key of $city is $source', ({ city, key, source }: Row) => {
    const named = parametersNamed(loadPack(city ?? ''), key ?? '');

    expect(named.length).toBeGreaterThan(0);
    for (const each of named) expect(each.source).toBe(source);
  });

  test('what hangs on an open question is nobody’s word yet, save the end of validity, which nobody can breach', () => {
    const called = packs().flatMap((pack) =>
      pack.id === 'lishui'
        ? []
        : parametersOf(pack)
            .filter(({ question, source }) => question !== null && source !== 'PROPOSED')
            .filter(({ source }) => source !== 'UNSET')
            .map(({ key, source }) => `${pack.id} ${key} ${source}`),
    );

    expect(called).toEqual(['handan ruleSet.validTo DERIVED']);
  });

  test('no value of a document holds before the document', () => {
    const early = packs().flatMap((pack) => {
      const issued = pack.documents.map(({ issuedOn }) => issuedOn).sort()[0] ?? '';
      return parametersOf(pack)
        .filter(({ clause, from }) => clause !== null && from < issued)
        .map(({ key }) => `${pack.id} ${key}`);
    });

    expect(early).toEqual([]);
  });
});

describe('Jilin', () => {
  const jilin = loadPack('jilin');

  test('pools by fund year, the resident funds first, and not the medical assistance', () => {
    expect(jilin.validFrom).toMatchObject({ value: '2021-01-01', source: 'PROPOSED' });
    expect(jilin.insuranceTypes.map(({ code, from }) => `${code} ${from ?? '—'}`)).toEqual([
      'RESIDENT 2021-01-01',
      'CRITICAL_ILLNESS 2021-01-01',
      'EMPLOYEE 2023-01-01',
      'SUPPLEMENTARY 2023-01-01',
      'LONG_TERM_CARE —',
    ]);
  });

  test('has an expenditure account in each county and county-level city, in no district', () => {
    const units = fundAccounts(jilin)
      .filter(({ type, fund }) => type === 'EXP_COUNTY' && fund === 'RESIDENT')
      .map(({ unit }) => unit);

    expect(units).toEqual(['220221', '220281', '220282', '220283', '220284']);
  });

  test('has one answer to who leads the budget', () => {
    const lead = jilin.catalogue.processes.find(({ id }) => id === 'P09')?.lead;

    expect([lead, parametersNamed(jilin, 'p09.lead')[0]?.value]).toEqual([
      '{city}.FINANCE',
      'FINANCE',
    ]);
    expect(stepsOf('jilin', 'P09')).toContain('{city}.FINANCE 会同相关部门编制收支预算 JL-3.3');
  });

  test('asks of each clause whom the clause names', () => {
    expect(stepsOf('jilin', 'P07')).toContain(
      'CIVIL_AFFAIRS 确认特困、孤儿、低保对象，组织参保及资助 JL-3.2',
    );
    expect(stepsOf('jilin', 'P34')).toContain('{unit}.GOVERNMENT 建立工作推进机构 JL-4.1');
    expect(stepsOf('jilin', 'P11')).toContain('{city}.FINANCE 审核，从子账户拨款 —');
    expect(jilin.clauses.get('JL-2.5.a')?.processes).toEqual(['P30', 'P31']);
  });
});

describe('Handan', () => {
  test('lets three departments and every government have their say on the budget (HD-8)', () => {
    expect(stepsOf('handan', 'P09')).toEqual([
      '{unit}.HEALTHCARE_SECURITY 确定本级年度收支计划 HD-8.a',
      '{unit}.FINANCE 会同医保、税务联合报本级政府 HD-8.a',
      '{unit}.TAX 联合上报 HD-8.a',
      '{unit}.GOVERNMENT 审批本级计划 HD-8.a',
      '{city}.HEALTHCARE_SECURITY 汇总编制全市预算草案 HD-8.a',
      '{city}.HEALTHCARE_SECURITY 审核 HD-8.b',
      '{city}.FINANCE 审核 HD-8.b',
      '{city}.TAX 审核 HD-8.b',
      '{city}.GOVERNMENT 审批 HD-8.b',
      'PROVINCE 审核汇总 HD-8.b',
      'PEOPLES_CONGRESS 审查批准 HD-8.c',
      '{city}.FINANCE 会同医保、税务批复到各级医保部门和征收机构 HD-8.c',
      '{unit}.HEALTHCARE_SECURITY 执行 HD-8.c',
      '{unit}.TAX 执行 HD-8.c',
    ]);
  });

  test('takes force majeure first, and says so', () => {
    const [order] = parametersNamed(loadPack('handan'), 'p19.waterfall');

    expect(order?.value).toBe('FORCE_MAJEURE EXCLUDED ROLLED_BALANCE OWN_RISK CITY_RISK LOCAL_FIN');
  });

  test('pays subsidies from city and county, without a day of its own', () => {
    const [route] = parametersNamed(loadPack('handan'), 'p08.route');

    expect(route?.value).toEqual(['FIN_CITY+FIN_COUNTY', 'SFA_CITY']);
    expect(loadPack('handan').undated.map(({ clause }) => clause)).toContain('HD-9.e');
  });
});

describe('Sanmenxia', () => {
  const sanmenxia = loadPack('sanmenxia');

  test('withholds as a way of paying; when is a proposal', () => {
    const process = sanmenxia.catalogue.processes.find(({ id }) => id === 'P03');
    const [rung] = process?.ladder ?? [];

    expect(rung).toMatchObject({ code: 'WITHHOLDING', clause: null, source: 'PROPOSED' });
    expect(stepsOf('sanmenxia', 'P03').at(-1)).toBe(
      '{city}.FINANCE 或者由市财政代扣（补缴的另一种渠道） SMX-5.3.d',
    );
  });

  test('has no day for the audit, and no rule of another city', () => {
    expect(sanmenxia.deadlines.map(({ clause }) => clause)).not.toContain('SMX-5.2.f');
    expect(sanmenxia.undated.map(({ clause }) => clause)).toContain('SMX-5.2.f');
    expect(parametersNamed(sanmenxia, 'p19.penaltyPoints')).toEqual([]);
    expect(sanmenxia.insuranceTypes.map(({ code }) => code)).not.toContain('SUPPLEMENTARY');
  });

  test('issues the budget last, after the joint review', () => {
    expect(stepsOf('sanmenxia', 'P09').slice(-2)).toEqual([
      '{city}.FINANCE 下达市本级和各县（市、区） SMX-4.3.b',
      '{unit}.FINANCE 执行 SMX-4.3.b',
    ]);
  });
});

describe('Zhengning', () => {
  const led = ['P16', 'P18', 'P19', 'P22', 'P27', 'P30', 'P31', 'P33'];

  test('gives its tasks to departments of the county', () => {
    const { processes } = loadPack('qingyang').catalogue;

    for (const { id, lead } of processes.filter((each) => led.includes(each.id))) {
      expect([id, lead]).toEqual([id, '{unit}.HEALTHCARE_SECURITY']);
    }
  });

  test('has premiums of public employers where other cities have a subsidy', () => {
    const p08 = loadPack('qingyang').catalogue.processes.find(({ id }) => id === 'P08');

    expect(p08?.title.zh).toBe('财政供养单位医保费安排与代扣代缴');
    expect(p08?.steps.some(({ office }) => office.startsWith('{city}.'))).toBe(false);
  });

  test('assesses and has declared what is levied', () => {
    expect(stepsOf('qingyang', 'P05').slice(0, 2)).toEqual([
      '{unit}.HEALTHCARE_SECURITY 按标准核定应缴数 ZN-1.2.2.a',
      'EMPLOYER 收缴本单位保费，按时足额申报缴纳 ZN-1.2.2.a',
    ]);
  });
});

describe('bodies bear the names they have', () => {
  test.each`
    desk                                      | name
    ${'130401.HEALTHCARE_SECURITY.preparer'}  | ${'邯郸市医疗保障局（市本级）「经办」'}
    ${'411201.FINANCE.preparer'}              | ${'三门峡市财政局（市本级）「经办」'}
    ${'411200.LEADING_GROUP_OFFICE.approver'} | ${'三门峡市基本医疗保险和生育保险市级统筹工作领导小组办公室「负责人审批」'}
    ${'621025.LEADING_GROUP_OFFICE.approver'} | ${'正宁县城镇职工基本医疗保险市级统筹工作领导小组办公室「负责人审批」'}
  `('$desk is $name', ({ desk, name }: Row) => {
    expect(deskInWords(desk ?? '').zh).toBe(name);
  });

  test('no city proper has a bureau of its own', () => {
    const invented = packs().flatMap(({ id, offices }) =>
      id === 'lishui'
        ? []
        : offices
            .filter(
              ({ levels, name, outside }) =>
                !outside && levels.includes('CITY_UNIT') && name.zh.includes('{unit}'),
            )
            .map(({ department }) => `${id} ${department}`),
    );

    expect(invented).toEqual([]);
  });
});

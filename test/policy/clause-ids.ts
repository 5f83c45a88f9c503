/** Every clause id of the five documents, as the analysis numbers them; `bare` ones rule no process. */
export interface ClauseIds {
  readonly city: string;
  readonly ruling: string;
  readonly bare: string;
}

export const clauseIds: readonly ClauseIds[] = [
  {
    city: 'lishui',
    ruling:
      'LS-C2.a LS-C3.2 LS-B2.a LS-B2.b LS-B2.c LS-B2.d LS-B2.e LS-B4 LS-C4.2 LS-B6.a ' +
      'LS-B6.b LS-B7.a LS-B7.b LS-B7.c LS-B7.d LS-B7.e LS-B7.1.a LS-B7.1.b LS-B7.1.c ' +
      'LS-B7.1.d LS-B7.2.a LS-B7.2.b LS-B7.2.c LS-B7.2.d LS-B7.2.e LS-B7.2.f LS-B7.2.g ' +
      'LS-B7.2.h LS-B7.3.a LS-B7.3.b LS-B7.3.c LS-B7.3.d LS-B7.4 LS-B8.a LS-B8.b LS-B8.c ' +
      'LS-B8.1.a LS-B8.1.b LS-B8.1.c LS-B8.2.a LS-B8.2.b LS-B8.2.c LS-B8.3.a LS-B8.3.b ' +
      'LS-B8.3.c LS-B8.3.d LS-B9.a LS-B9.b LS-B10.b LS-B11 LS-B13 LS-C5.1 LS-C5.2.a ' +
      'LS-C5.2.b LS-C5.2.c LS-C5.2.e LS-C6 LS-1 LS-2.a LS-2.b LS-2.c LS-2.d LS-2.e LS-2.f ' +
      'LS-3.a LS-3.b LS-3.c LS-4.a LS-4.b LS-4.c LS-4.d LS-5.a LS-5.b LS-5.c LS-5.d LS-6 ' +
      'LS-7.a LS-7.c LS-7.d LS-7.e LS-7.f LS-8.a LS-8.b LS-8.c LS-8.d LS-9.a LS-9.b LS-9.c ' +
      'LS-9.d LS-9.e LS-10.a LS-10.b LS-10.c LS-10.d LS-10.e LS-10.f LS-10.g LS-11.a ' +
      'LS-11.b',
    bare:
      'LS-0 LS-C1 LS-C2.b LS-C3.1 LS-C3.3 LS-C3.4 LS-C4.1 LS-B1 LS-B3 LS-B5 LS-C4.3 ' +
      'LS-B10.a LS-B12 LS-C5.0 LS-C5.2.d LS-C5.2.f LS-C5.3 LS-A0 LS-7.b LS-Z',
  },
  {
    city: 'handan',
    ruling:
      'HD-2 HD-4.a HD-4.b HD-5.a HD-5.b HD-6.a HD-6.b HD-7.a HD-7.b HD-8.a HD-8.b HD-8.c ' +
      'HD-9.a HD-9.b HD-9.c HD-9.d HD-9.e HD-10.a HD-10.b HD-10.c HD-10.d HD-10.e HD-10.f ' +
      'HD-10.g HD-11.a HD-11.b HD-11.c HD-12.1.a HD-12.1.b HD-12.2.a HD-12.2.b HD-12.2.c ' +
      'HD-12.2.d HD-12.2.e HD-12.3.a HD-12.3.b HD-13.1 HD-13.2 HD-13.3 HD-13.4 HD-13.5 ' +
      'HD-14.1.a HD-14.1.b HD-14.2.a HD-14.2.b HD-14.3 HD-15.1 HD-15.2 HD-15.3 ' +
      'HD-16 HD-17.a HD-17.b HD-17.c HD-18 HD-19 HD-20 HD-21 HD-22',
    bare: 'HD-0 HD-1 HD-3 HD-12.0 HD-13.0 HD-14.0 HD-14.1.c HD-15.0 HD-15.4 HD-15.5 HD-Z',
  },
  {
    city: 'sanmenxia',
    ruling:
      'SMX-2.a SMX-3.1.a SMX-3.1.b SMX-3.1.c SMX-3.3 SMX-4.3.a SMX-4.3.b SMX-4.3.c ' +
      'SMX-4.3.d SMX-4.3.e SMX-4.3.f SMX-4.5.a SMX-4.5.b SMX-5.1 SMX-5.2.a SMX-5.2.b ' +
      'SMX-5.2.c SMX-5.2.d SMX-5.2.e SMX-5.2.f SMX-5.3.a SMX-5.3.b SMX-5.3.c SMX-5.3.d ' +
      'SMX-5.3.e SMX-5.3.f SMX-6',
    bare:
      'SMX-0 SMX-1 SMX-2.b SMX-3.2 SMX-4.1 SMX-4.2 SMX-4.4 SMX-4.6 SMX-5.0 SMX-5.2.g ' +
      'SMX-5.4 SMX-Z',
  },
  {
    city: 'jilin',
    ruling:
      'JL-1.1 JL-1.2 JL-1.3 JL-2.1.1.a JL-2.1.1.b JL-2.1.2 JL-2.1.4 JL-2.3.1.a JL-2.3.1.b ' +
      'JL-2.3.1.c JL-2.3.1.d JL-2.3.1.e JL-2.3.1.f JL-2.3.2.a JL-2.3.2.b JL-2.3.2.d ' +
      'JL-2.3.2.e JL-2.3.2.f JL-2.3.2.g JL-2.4 JL-2.5.a JL-2.5.b JL-2.5.c JL-2.6.b JL-3.1 ' +
      'JL-3.2 JL-3.3 JL-3.4 JL-3.6 JL-3.7 JL-3.8 JL-3.9 JL-4.1 JL-4.2.a JL-4.2.b JL-4.2.c',
    bare:
      'JL-0 JL-1.0 JL-2.0 JL-2.1.3 JL-2.1.5 JL-2.2 JL-2.3.2.c JL-2.6.a JL-2.6.c JL-2.7 ' +
      'JL-3.0 JL-3.5 JL-4.0 JL-4.3',
  },
  {
    city: 'qingyang',
    ruling:
      'ZN-1.2.1 ZN-1.2.2.a ZN-1.2.2.b ZN-1.2.2.c ZN-1.5 ZN-1.6.1.a ZN-1.6.1.b ZN-1.6.1.c ' +
      'ZN-1.6.1.d ZN-1.6.1.e ZN-1.6.2.a ZN-1.6.2.b ZN-1.6.2.c ZN-1.6.2.d ZN-1.6.3.a ' +
      'ZN-1.6.3.b ZN-1.7.a ZN-1.7.b ZN-2.1.a ZN-2.1.b ZN-2.2.a ZN-2.2.b ZN-2.2.c ZN-2.3 ' +
      'ZN-2.4 ZN-2.6 ZN-2.7 ZN-2.8 ZN-3.1 ZN-3.2 ZN-4',
    bare: 'ZN-0 ZN-1.0 ZN-1.1 ZN-1.3 ZN-1.4 ZN-2.0 ZN-2.1.c ZN-2.5 ZN-3.0 ZN-3.3 ZN-3.4',
  },
];

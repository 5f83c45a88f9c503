declare module 'virtual:pack-names' {
  const cities: readonly unknown[];
  export default cities;
}

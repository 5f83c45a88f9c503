declare module 'virtual:pack-names' {
  const cities: readonly unknown[];
  export default cities;
}
declare module 'virtual:city-names' {
  const cities: readonly unknown[];
  export default cities;
}

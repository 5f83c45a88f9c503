declare module 'virtual:city-names' {
  const cities: readonly unknown[];
  export default cities;
}

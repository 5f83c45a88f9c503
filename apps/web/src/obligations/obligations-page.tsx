export function ObligationsPage() {
  return null;
}

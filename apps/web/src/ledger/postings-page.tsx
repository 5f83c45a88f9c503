export function PostingsPage() {
  return null;
}

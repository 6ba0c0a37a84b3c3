export function TokenPage() {
  return <div class="to-come" />;
}

export function Badge() {
  return <div class="to-come" />;
}

export function Take() {
  return <div class="to-come" />;
}

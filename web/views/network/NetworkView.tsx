export function NetworkView() {
  return <div class="to-come" />;
}

export function PathsPanel() {
  return <div class="to-come" />;
}

export function ComparePanel() {
  return <div class="to-come" />;
}

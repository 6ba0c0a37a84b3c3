export function TimelineView() {
  return <div class="to-come" />;
}

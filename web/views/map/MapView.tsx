export function MapView() {
  return <div class="to-come" />;
}

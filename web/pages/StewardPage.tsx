export function StewardPage() {
  return <div class="to-come" />;
}

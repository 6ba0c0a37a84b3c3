export function Search() {
  return <div class="to-come" />;
}

export function TableView() {
  return <div class="to-come" />;
}

export function MatrixView() {
  return <div class="to-come" />;
}

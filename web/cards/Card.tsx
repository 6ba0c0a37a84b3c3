export function Card({ id }: { readonly id: string }) {
  return <aside class="card">{id}</aside>;
}

/** One state: each cell leads to the state’s card, where the reasons are. */
import { type MatrixCell } from "../../api/matrix";
import { SelectLink } from "../../parts/SelectLink";
import { selection } from "../../state/store";
import { t, word } from "../../text";
import { strengthOf, type Row } from "./rows";

export function MatrixRow({ row: { place, cells } }: { readonly row: Row }) {
  return (
    <tr aria-current={selection.value.focus === place.id ? "true" : undefined}>
      <th scope="row">
        <SelectLink change={{ focus: place.id }}>
          <bdi>{place.name}</bdi>
        </SelectLink>
      </th>
      {cells.map((cell) => (
        <td key={cell.pattern}>
          <Cell cell={cell} state={place.name} />
        </td>
      ))}
    </tr>
  );
}

const SIGNS = { KNOWN_ABSENT: "✕", NOT_RECORDED: "·" } as const;

function Cell({
  cell: { pattern, state, count, undetermined },
  state: name,
}: {
  readonly cell: MatrixCell;
  readonly state: string;
}) {
  const sign = state === "RECORDED" ? String(count) : SIGNS[state];
  const words = t("matrix.cell", {
    state: name,
    pattern: word("pattern", pattern),
    what: word("state", state),
    count,
    undetermined,
  });
  return (
    <span class={`cell ${state}`} title={words}>
      {state === "RECORDED" && (
        <span
          class="fill"
          style={{ background: `var(--${pattern})`, opacity: strengthOf(count) * 0.35 }}
          aria-hidden="true"
        />
      )}
      <span aria-hidden="true">
        {sign}
        {undetermined > 0 && <small> +{undetermined}?</small>}
      </span>
      <span class="hidden-label">{words}</span>
    </span>
  );
}

/** The same actors as a list: what a picture cannot say to everyone. */
import { useState } from "preact/hooks";
import { type GraphNode } from "../../api/operations";
import { SelectLink } from "../../parts/SelectLink";
import { t, word } from "../../text";
import { byConnections } from "./graph";

const PAGE = 25;

/** The actors of the network as a list, the best connected first, 25 at a time. */
export function ActorList({ nodes }: { readonly nodes: readonly GraphNode[] }) {
  const [shown, setShown] = useState(PAGE);
  const sorted = byConnections(nodes);
  return (
    <details class="actors">
      <summary>{t("network.list")}</summary>
      <ol>
        {sorted.slice(0, shown).map(({ id, label, kind, degree, weightedDegree }) => (
          <li key={id}>
            <SelectLink change={{ focus: id }}>
              <bdi>{label}</bdi>
            </SelectLink>{" "}
            <span class="quiet">
              {word("kind", kind)}, {t("network.partners", { partners: degree, records: weightedDegree })}
            </span>
          </li>
        ))}
      </ol>
      {shown < sorted.length && (
        <button type="button" onClick={() => setShown(shown + 4 * PAGE)}>
          {t("network.more")}
        </button>
      )}
    </details>
  );
}

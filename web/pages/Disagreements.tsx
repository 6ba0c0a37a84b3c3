/** Where the evidence shows something other than what is recorded. */
import { DISAGREEMENTS } from "../api/operations";
import { Evidence } from "../cards/Classification";
import { periodText } from "../parts/period";
import { SelectLink } from "../parts/SelectLink";
import { t } from "../text";
import { Pages } from "./Pages";

/** The collaborations whose recorded pattern and evidence disagree, page by page, each with its evidence. */
export function Disagreements() {
  return (
    <Pages operation={DISAGREEMENTS} pageOf={({ classificationDisagreements: found }) => found}>
      {({ collaboration, classification }) => (
        <li key={`${collaboration?.id} ${classification.pattern}`}>
          {collaboration && (
            <SelectLink change={{ page: "explore", focus: collaboration.id }}>
              <bdi>
                {[
                  collaboration.npm?.name ?? collaboration.network?.name,
                  collaboration.partner?.name ?? collaboration.partnerLabel ?? t("partner.unnamed"),
                ]
                  .filter(Boolean)
                  .join(" – ")}
              </bdi>
            </SelectLink>
          )}{" "}
          <span class="quiet">{collaboration && periodText(collaboration)}</span>
          <Evidence finding={classification} isOpen />
        </li>
      )}
    </Pages>
  );
}

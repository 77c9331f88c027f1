// What axe-core objects to.
import { AxeBuilder } from "@axe-core/playwright";

/** Everything axe-core objects to, best practices included: rule and place. Rules that are `left` out are not checked. */
export async function objections(page, place, left = []) {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).disableRules(left);
  if (place) axe.include(place);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
    `${id} at ${target.flat().join(" ")}: ${failureSummary.split("\n")[1]?.trim()}`));
}

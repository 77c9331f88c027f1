// In Vue, whose templates look into GlobalComponents.
import "offprint";
import type { GlobalComponents } from "vue";

type Props<Name extends "offprint-article" | "offprint-replies"> = InstanceType<GlobalComponents[Name]>["$props"];

export const good: Props<"offprint-article"> = {
  src: "/articles/42.json",
  "heading-level": 2,
  onOffprintReady: (event) => event.detail.headline,
};
// @ts-expect-error: there is no such order
export const wrong: Props<"offprint-replies"> = { sort: "loudest" };

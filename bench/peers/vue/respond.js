import { h, ref } from "vue";
import { check, FIELDS, isEmpty, TEXT } from "../shared/model.js";

const component = {
  setup() {
    const errors = ref({});
    const kept = ref(false);
    const submit = (event) => {
      event.preventDefault();
      errors.value = check(event.currentTarget);
      kept.value = isEmpty(errors.value);
    };
    return () =>
      h("section", { class: "respond" }, [
        h("h2", TEXT.title),
        h("p", { class: "local" }, TEXT.local),
        h("form", { novalidate: true, onSubmit: submit }, [
          h("p", { class: "notes" }, [TEXT.notes, " ", asterisk()]),
          isEmpty(errors.value) ? null : summary(errors.value),
          FIELDS.map((each) => field(each, errors.value[each.name])),
          h("div", { class: "consent" }, [
            h("input", { type: "checkbox", id: "consent", name: "consent" }),
            " ",
            h("label", { for: "consent" }, TEXT.consent),
          ]),
          h("button", { class: "submit", type: "submit" }, TEXT.submit),
        ]),
        kept.value ? h("p", { class: "notice", role: "status" }, TEXT.kept) : null,
      ]);
  },
};

export const Respond = () => h(component);

const asterisk = () => h("span", { class: "required", "aria-hidden": "true" }, "*");

function summary(errors) {
  const item = ([name, message]) => h("li", { key: name }, h("a", { href: `#${name}` }, message));
  return h("div", { class: "error-summary", role: "alert" }, [
    h("h3", TEXT.summary),
    h("ul", Object.entries(errors).map(item)),
  ]);
}

function field({ name, label, type, autocomplete, missing }, error) {
  const common = {
    id: name,
    name,
    required: !!missing,
    "aria-invalid": error ? "true" : null,
    "aria-describedby": error ? `${name}-error` : null,
  };
  return h("div", { key: name, class: `field ${name}` }, [
    h("label", { for: name }, [label, " ", missing ? asterisk() : null]),
    type ? h("input", { ...common, type, autocomplete }) : h("textarea", { ...common, rows: 6 }),
    h("p", { class: "field-error", id: `${name}-error` }, error),
  ]);
}

// The Worker on a runtime that knows jurisdictions, which workerd does not (cloudflare/workerd#4167): an object that is to lie
// within one is told in the log, and made like any other.
import Worker, { OrganisationDo } from "../../../proxy/build/index.js";

const within = (objects) =>
  new Proxy(objects, {
    get(target, name) {
      if (name === "newUniqueId") {
        return (options) => {
          console.log(JSON.stringify({ message: "an object is made", jurisdiction: options?.jurisdiction }));
          return target.newUniqueId();
        };
      }
      const value = target[name];
      // By the name of its constructor the Worker knows what a binding is.
      return typeof value === "function" && name !== "constructor" ? value.bind(target) : value;
    },
  });

export { OrganisationDo };

export default class extends Worker {
  constructor(context, env) {
    super(context, { ...env, ORGANISATION: within(env.ORGANISATION) });
  }
}

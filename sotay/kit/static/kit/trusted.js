// The only way by which text becomes a part of a page or a script: what our own server answered.
const policy = window.trustedTypes?.createPolicy("sotay", {
  createHTML: (text) => text,
  createScriptURL: (address) => {
    if (new URL(address, location.href).origin !== location.origin) throw new TypeError(address);
    return address;
  },
});

export const markup = (text) => (policy ? policy.createHTML(text) : text);
export const script = (address) => (policy ? policy.createScriptURL(address) : address);

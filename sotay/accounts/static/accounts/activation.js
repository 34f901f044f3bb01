// The code on a slip's QR stands behind the "#", which no server and no log ever sees.
const code = decodeURIComponent(location.hash.slice(1));
const field = document.querySelector("[data-st-code] [name=code]");
if (code && field && !field.value) {
  field.value = code;
  history.replaceState(null, "", location.pathname);
  document.querySelector("[data-st-code] [name=password]").focus();
}

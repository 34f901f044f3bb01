// The paper entry page: rows without a reload; nothing is sent before the button.
import { wireRows } from "./rows.js";

wireRows(document.querySelector("[data-st-writing]"), () => {});
document.querySelector("[data-st-focus]")?.focus();

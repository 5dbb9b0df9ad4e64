// A plain script in the head, so that a page in dark colours never flashes in light ones.
try {
  const kept = localStorage.getItem("hen.theme");
  if (kept === "light" || kept === "dark") {
    document.documentElement.dataset.theme = kept;
  }
} catch {
  // Storage is switched off: the system's colours it is.
}

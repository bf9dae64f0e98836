// The page begins.

drawTabs();
drawTools();
drawContext();
drawReadout();
drawFoot();
showView();
if (state.defendant && window.matchMedia("(min-width: 1280px)").matches) open({ kind: "worksheet", defendant: state.defendant }, false);

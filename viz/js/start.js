// The page begins.

drawTabs();
drawTools();
drawContext();
drawReadout();
for (const begin of beginnings) begin();
drawFoot();
showView();

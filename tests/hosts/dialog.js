const dialog = document.querySelector("#dialog");
document.querySelector("#open").addEventListener("click", () => dialog.showModal());
document.querySelector("#close").addEventListener("click", () => dialog.close());

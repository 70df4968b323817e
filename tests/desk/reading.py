"""Pages as the tests read them."""

from collections.abc import Iterator

from httpx import Client
from lxml import html

MENU = ("/", "/said", "/talks", "/figures", "/acts", "/map", "/reports", "/search", "/rates")


def page(client: Client, address: str, status: int = 200) -> html.HtmlElement:
    """A page, parsed."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.text[:300])
    return html.document_fromstring(answer.content)


def every_page(client: Client) -> Iterator[tuple[str, html.HtmlElement]]:
    """Every page that can be reached from the front page by links, without its fragments."""
    todo, seen = ["/", "/?wall=1"], {"/", "/?wall=1"}
    while todo:
        address = todo.pop()
        found = page(client, address)
        yield address, found
        for link in found.xpath("//@href | //@data-href"):
            target = str(link).partition("#")[0]
            if (
                target.startswith("/")
                and not target.startswith("/assets/")
                and ".json" not in target
                and target not in seen
            ):
                seen.add(target)
                todo.append(target)


def words(element: html.HtmlElement) -> str:
    """The text of an element, white space folded."""
    return " ".join(element.text_content().split())

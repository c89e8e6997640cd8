"""The portal's signed launch: who may enter, and once only."""

from flask import Flask
from support.portal import BASE_URL, Portal


def test_a_launch_answers_with_the_page_itself_and_a_session(launched_app: Flask, portal: Portal) -> None:
    browser = launched_app.test_client()
    answer = browser.post("/launch", data={"launch_token": portal.token()}, base_url=BASE_URL)
    assert answer.status_code == 200
    assert "Noor de Wit" in answer.text
    assert browser.get("/registraties", base_url=BASE_URL).status_code == 200
    assert launched_app.test_client().get("/registraties", base_url=BASE_URL).status_code == 401

import RestanteJSON
import RestanteREST
import Testing

@testable import RestanteLab

@Suite("What transcripts hide")
struct TranscriptMaskTests {
  /// A call by webhook.
  private func request(_ method: String, _ body: String) -> RESTRequest {
    RESTRequest(
      verb: "POST", path: "/rest/1/c0desecret16char/\(method)", contentType: "application/json",
      body: Array(body.utf8))
  }

  /// The line of a call.
  private func line(
    _ recorder: TranscriptRecorder, _ request: RESTRequest, _ reply: String = "{}"
  ) throws -> JSONValue {
    var line: [UInt8] = []
    recorder.record(request, status: 200, body: Array(reply.utf8)) { line = $0 }
    return try JSONParser().parse(line)
  }

  private func recorder(hide: [String] = [], keep: [String] = []) -> TranscriptRecorder {
    TranscriptRecorder(HidingRules(hidden: hide, kept: keep), host: "shop.bitrix24.com")
  }

  @Test("The same value is replaced by the same word, in requests and replies")
  func consistent() throws {
    let recorder = recorder()
    let call = try line(
      recorder,
      request(
        "crm.contact.add",
        #"{"fields":{"NAME":"Anna","EMAIL":[{"VALUE":"a@b.example","VALUE_TYPE":"WORK"}]}}"#),
      #"{"result":{"NAME":"Anna","LAST_NAME":"Berg","TITLE":"Ask a@b.example"}}"#)
    #expect(
      call["parameters"] == [
        "fields": [
          "NAME": "hidden.text.1",
          "EMAIL": [["VALUE": "hidden.1@example.com", "VALUE_TYPE": "WORK"]],
        ]
      ])
    #expect(
      call["reply"]?["result"] == [
        "NAME": "hidden.text.1", "LAST_NAME": "hidden.text.2",
        "TITLE": "Ask hidden.1@example.com",
      ])
    #expect(call["method"] == "crm.contact.add" && call["credential"] == "webhook")
    let next = try line(recorder, request("x.y", "{}"), #"{"result":{"secondName":"Berg"}}"#)
    #expect(next["reply"]?["result"]?["secondName"] == "hidden.text.2")
  }

  @Test("Secrets are hidden by name, and then wherever they stand")
  func secrets() throws {
    let recorder = recorder()
    let shown = try line(
      recorder,
      RESTRequest(
        verb: "GET", path: "/oauth/token/",
        query: "client_id=local.1&client_secret=top-secret-7&refresh_token=refresh-me-1&code=short",
        authorization: "Bearer bear-token-1"),
      #"""
      {"access_token":"new-token-22","client_endpoint":"https:\/\/shop.bitrix24.com\/rest\/",
      "note":"top-secret-7 and bear-token-1","nested":[{"application_token":"app-1"}]}
      """#)
    let text = shown.encodedString()
    for secret in [
      "top-secret-7", "refresh-me-1", "short", "bear-token-1", "new-token-22", "app-1",
      "shop.bitrix24.com",
    ] { #expect(!text.contains(secret), "\(secret): \(text)") }
    #expect(shown["parameters"]?["client_id"] == "local.1")
    #expect(shown["path"] == "/oauth/token/" && shown["credential"] == "token")
    #expect(shown["reply"]?["client_endpoint"] == "https://portal.example/rest/")
  }

  @Test("What looks like a secret is hidden under any name, but not process and message ids")
  func codes() throws {
    let id = "uo2kuhpj1jxn1lno0xkwa5cppptbcj5d"
    let shown = try line(
      recorder(), request("event.offline.get", "{}"),
      #"""
      {"result":{"process_id":"\#(id)","other":"xo2kuhpj1jxn1lno0xkwa5cppptbcj5d",
      "again":"id \#(id)","UF":"UF_CRM_5F9A1B2C3D4E5F6A7B8C9D",
      "hook":"https:\/\/a.example\/rest\/1\/abcdef12\/profile","when":"2026-01-01T10:00:00+03:00",
      "events":[{"MESSAGE_ID":"0123456789abcdef0123456789abcdef"}]}}
      """#)
    let result = shown["reply"]?["result"]
    #expect(result?["process_id"]?.stringValue == id)
    #expect(result?["other"] == "hidden.code.1" && result?["again"]?.stringValue == "id \(id)")
    #expect(result?["UF"] == "UF_CRM_5F9A1B2C3D4E5F6A7B8C9D")
    #expect(result?["hook"]?.stringValue?.contains("abcdef12") == false)
    #expect(result?["when"] == "2026-01-01T10:00:00+03:00")
    #expect(
      result?["events"]?.arrayValue?.first?["MESSAGE_ID"] == "0123456789abcdef0123456789abcdef")
  }

  @Test("Commands of a batch, filters and free text are looked at as well")
  func texts() throws {
    let command =
      "crm.contact.add?fields%5BNAME%5D=Anna&fields[PHONE][0][VALUE]=%2B7+900+123-45-67&auth=t1"
    let shown = try line(
      recorder(),
      request(
        "batch",
        #"{"cmd":{"a":"\#(command)"},"filter":{"=%EMAIL":"a@b.example","!PHONE":79001234567},"#
          + #""note":"Call +7 900 123-45-67"}"#))
    #expect(
      shown["parameters"]?["cmd"]?["a"]
        == .string(
          "crm.contact.add?fields%5BNAME%5D=hidden.text.1"
            + "&fields[PHONE][0][VALUE]=%2B000000000001&auth=hidden.secret.2"))
    #expect(
      shown["parameters"]?["filter"] == ["=%EMAIL": "hidden.1@example.com", "!PHONE": 0])
    #expect(shown["parameters"]?["note"] == "Call +000000000001")
  }

  @Test("Paths and JSON within texts hide what they hold")
  func places() throws {
    let recorder = recorder()
    for (path, shown) in [
      ("/rest/1/codes", "/rest/hidden.secret.1/hidden.secret.2"),
      ("/hooks/door", "/hooks/hidden.secret.3"),
      ("/oauth/authorize/", "/oauth/authorize/"),
    ] {
      let call = try line(recorder, RESTRequest(verb: "GET", path: path))
      #expect(call["path"]?.stringValue == shown)
    }
    let inner: JSONValue = ["text": #"{"password":"pw","NAME":"Anna"}"#]
    let call = try line(recorder, request("x.y", inner.encodedString()))
    #expect(!call.encodedString().contains("pw") && !call.encodedString().contains("Anna"))
  }

  @Test("Names can be hidden and kept, but secrets cannot be kept")
  func rules() throws {
    let recorder = recorder(hide: ["UF_CRM_*", "title"], keep: ["NAME", "password"])
    let shown = try line(
      recorder,
      request(
        "x.y",
        #"{"NAME":"a@b.example","UF_CRM_1":"xyz","TITLE":"Boat","password":"p","PRICE":5}"#))
    #expect(
      shown["parameters"] == [
        "NAME": "a@b.example", "UF_CRM_1": "hidden.text.1", "TITLE": "hidden.text.2",
        "password": "hidden.secret.2", "PRICE": 5,
      ])
    let header = try JSONParser().parse(recorder.header)
    #expect(header["hide"] == ["UF_CRM_*", "title"] && header["keep"] == ["NAME", "password"])
  }

  @Test("Times are left blank, and what is no JSON is not kept")
  func left() throws {
    let time = #"{"start":1.5,"date_start":"2026-01-01T00:00:00+00:00"}"#
    let shown = try line(
      recorder(), request("batch", "{}"),
      #"{"result":{"result":{"a":1},"result_time":{"a":\#(time)}},"time":\#(time)}"#)
    let blank: JSONValue = ["start": 0, "date_start": ""]
    #expect(shown["reply"]?["time"] == blank)
    #expect(shown["reply"]?["result"]?["result_time"] == ["a": blank])
    let page = try line(recorder(), request("x.y", "{}"), "<b>Anna</b>")
    #expect(page["reply"] == nil)
  }

  @Test("Rules of a file are read, and what is wrong is named by line")
  func file() throws {
    let text = try FixtureText(Array("hide: [TITLE]\nkeep: [NAME]\n".utf8), path: "r.yaml")
    let rules = try HidingRules(text, path: "r.yaml")
    #expect(rules.hidden == ["TITLE"] && rules.kept == ["NAME"])
    for (wrong, sentence) in [
      ("hide: [A]\nshow: [B]\n", "r.yaml:2: show must be hide or keep."),
      ("hide: A\n", "r.yaml:1: hide must be a list of names."),
    ] {
      let text = try FixtureText(Array(wrong.utf8), path: "r.yaml")
      let error = #expect(throws: FixtureError.self) { try HidingRules(text, path: "r.yaml") }
      #expect(error?.description == sentence)
    }
  }
}

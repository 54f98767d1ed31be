import RestanteJSON
import Testing

@testable import RestanteREST

@Suite("Multipart bodies")
struct MultipartTests {
  private func decode(_ body: String, type: String = "multipart/form-data; boundary=b") -> String {
    let reading = ParameterDecoder(
      RESTRequest(verb: "POST", path: "", query: "q=1", contentType: type), body: Array(body.utf8)
    ).readings()
    return JSONValue.object(reading.strict.parameters.values).encodedString()
  }

  /// A part with its delimiter.
  private static func part(_ disposition: String, _ data: String) -> String {
    "--b\r\nContent-Disposition: form-data; \(disposition)\r\n\r\n\(data)\r\n"
  }

  static let bodies: [(String, String)] = [
    (part("name=\"a\"", "1") + "--b--\r\n", #","a":"1""#),
    (part("name=a", "1") + part("name=\"a\"", "2") + "--b--", #","a":"2""#),
    (part("name=\"f[>=ID]\"", "5") + "--b--", #","f":{">=ID":"5"}"#),
    (part("name=\"c[]\"", "x") + part("name=\"c[]\"", "y") + "--b--", #","c":["x","y"]"#),
    (part("name=\"a.b c\"", "1") + "--b--", #","a_b_c":"1""#),
    (part("name=\"q\"", "2") + "--b--", ""),
    (part("name=\"a\\\"b\\\\\"", "1") + "--b--", #","a\"b\\":"1""#),
    (part("name=\"a%5B%5D\"", "1%20+") + "--b--", #","a%5B%5D":"1%20+""#),
    (part("name=\"a\"", "line\r\nline\r\n--c") + "--b--", #","a":"line\r\nline\r\n--c""#),
    (part("name=\"a\"", "") + "--b--", #","a":"""#),
    // Files are left out, whatever they are called.
    (part("name=\"f\"; filename=\"x\"", "1") + "--b--", ""),
    (part("name=\"f\"; filename=\"\"", "") + part("name=\"a\"", "1") + "--b--", #","a":"1""#),
    (part("name=\"f\"; filename*=UTF-8''x", "1") + "--b--", ""),
    // What is not whole.
    ("--b--\r\n", ""), ("--b--", ""), ("", ""), ("nothing", ""), ("--b", ""), ("--b\r\n", ""),
    (part("size=\"a\"", "1") + "--b--", ""), ("--b\r\n\r\nx\r\n--b--", ""),
    (part("name=\"a\"", "1"), #","a":"1\r\n""#),
    ("--b\r\nContent-Disposition: form-data; name=\"a\"", ""),
    ("preamble\r\n" + part("name=\"a\"", "1") + "--b--\r\nepilogue", #","a":"1""#),
    ("--b\nContent-Disposition: form-data; name=\"a\"\n\n1\n--b--\n", #","a":"1""#),
    ("--b\r\nCONTENT-DISPOSITION:form-data;NAME=a\r\n\r\n--b--", #","a":"""#),
  ]

  @Test("give the fields that they hold", arguments: bodies)
  func fields(body: String, expected: String) {
    let overridden = body.contains("name=\"q\"")
    #expect(decode(body) == (overridden ? #"{"q":"2"}"# : #"{"q":"1"\#(expected)}"#))
  }

  @Test(
    "are told by their type, whose boundary may be quoted",
    arguments: [
      "multipart/form-data; boundary=\"b\"", "Multipart/Form-Data;charset=utf-8;BOUNDARY=b",
      "multipart/form-data; boundary=b; charset=utf-8",
    ])
  func types(type: String) {
    #expect(decode(Self.bodies[0].0, type: type) == #"{"q":"1","a":"1"}"#)
  }

  @Test(
    "without a usable boundary give nothing",
    arguments: [
      "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x",
      "multipart/form-data; boundary=" + String(repeating: "b", count: 300),
    ])
  func noBoundary(type: String) {
    #expect(decode(Self.bodies[0].0, type: type) == #"{"q":"1"}"#)
  }

  @Test("carry a whole call, credentials and webhook variables too")
  func call() async throws {
    let world = try await RESTWorld()
    func answer(_ body: String, path: String, query: String? = nil) async -> Answer {
      Answer(
        await world.service.respond(
          to: RESTRequest(
            verb: "POST", path: path, query: query, contentType: "multipart/form-data; boundary=b",
            body: Array(body.utf8))))
    }
    let token = Self.part("name=\"auth\"", "admin")
    #expect(await answer(token + "--b--", path: "/rest/user.admin").result == true)
    let named = token + Self.part("name=\"method\"", "user.admin") + "--b--"
    #expect(await answer(named, path: "/rest/").result == true)
    #expect(
      await answer("--b--\r\n", path: "/rest/user.admin", query: "auth=admin").result == true)
  }

  @Test("of a great many or broken parts are read soon")
  func bounds() {
    let clock = ContinuousClock()
    let start = clock.now
    let many = String(repeating: Self.part("name=\"a[]\"", "1"), count: 20_000) + "--b--"
    #expect(decode(many).utf8.count > 80_000)
    _ = decode(many + many)
    _ = decode(String(repeating: "--b\r\n", count: 800_000))
    _ = decode("--b\r\n" + String(repeating: "Content-Disposition: form-data\r\n", count: 100_000))
    _ = decode("--b\r\n\r\n" + String(repeating: "\n-", count: 2_000_000))
    let deep = "name=\"a" + String(repeating: "[x]", count: 70) + "\""
    #expect(decode(Self.part(deep, "1") + "--b--") == #"{"q":"1"}"#)
    #expect(clock.now - start < .seconds(200))
  }
}

import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteDelivery

@Suite("The body of a delivery")
struct DeliveryBodyTests {
  static let sender = DeliveryAuthorization.Sender(
    domain: "portal.example", clientEndpoint: "https://portal.example/rest/",
    serverEndpoint: "https://oauth.example/rest/",
    memberID: "0123456789abcdef0123456789abcdef")

  static func tokens(refresh: String? = nil) -> DeliveryAuthorization.Tokens {
    DeliveryAuthorization.Tokens(
      access: "access1", refresh: refresh, expires: Timestamp(seconds: 1_721_302_351),
      lifetime: 3_600, scopes: ["crm", "task"], status: "L", user: UserID(rawValue: 7))
  }

  static let noUser =
    "&auth%5Bdomain%5D=portal.example"
    + "&auth%5Bclient_endpoint%5D=https%3A%2F%2Fportal.example%2Frest%2F"
    + "&auth%5Bserver_endpoint%5D=https%3A%2F%2Foauth.example%2Frest%2F"
    + "&auth%5Bmember_id%5D=0123456789abcdef0123456789abcdef"
    + "&auth%5Bapplication_token%5D=51856fefc120afa4b628cc82d3935cce"

  func body(
    _ data: JSONValue, event: String = "ONCRMDEALUPDATE",
    tokens: DeliveryAuthorization.Tokens? = nil, maximumBytes: Int = 1 << 20
  ) throws -> String {
    let event = OnlineEvent(
      name: EventName(stored: event), binding: BindingID(rawValue: 81), data: data,
      time: Timestamp(milliseconds: 1_721_298_751_999))
    let authorization = DeliveryAuthorization(
      sender: Self.sender, tokens: tokens,
      applicationToken: "51856fefc120afa4b628cc82d3935cce")
    return String(
      decoding: try DeliveryBody.encode(
        event, authorization: authorization, maximumBytes: maximumBytes), as: UTF8.self)
  }

  /// What stands between the binding and the time.
  func data(_ value: JSONValue) throws -> String {
    let body = try body(value)
    let start = try #require(body.firstRange(of: "event_handler_id=81"))
    let end = try #require(body.firstRange(of: "&ts="))
    return String(body[start.upperBound..<end.lowerBound])
  }

  @Test("An application that acts for a user gets tokens, in the original's order")
  func user() throws {
    let expected =
      "event=ONCRMDEALUPDATE&event_handler_id=81&data%5BFIELDS%5D%5BID%5D=759&ts=1721298751"
      + "&auth%5Baccess_token%5D=access1&auth%5Bexpires%5D=1721302351"
      + "&auth%5Bexpires_in%5D=3600&auth%5Bscope%5D=crm%2Ctask&auth%5Bdomain%5D=portal.example"
      + "&auth%5Bserver_endpoint%5D=https%3A%2F%2Foauth.example%2Frest%2F&auth%5Bstatus%5D=L"
      + "&auth%5Bclient_endpoint%5D=https%3A%2F%2Fportal.example%2Frest%2F"
      + "&auth%5Bmember_id%5D=0123456789abcdef0123456789abcdef&auth%5Buser_id%5D=7"
      + "&auth%5Bapplication_token%5D=51856fefc120afa4b628cc82d3935cce"
    #expect(try body(["FIELDS": ["ID": 759]], tokens: Self.tokens()) == expected)
  }

  @Test("A refresh token stands before the application token")
  func refresh() throws {
    let body = try body([], event: "ONAPPTEST", tokens: Self.tokens(refresh: "refresh1"))
    #expect(
      body.hasSuffix(
        "&auth%5Buser_id%5D=7&auth%5Brefresh_token%5D=refresh1"
          + "&auth%5Bapplication_token%5D=51856fefc120afa4b628cc82d3935cce"))
  }

  @Test("Without a user, and to an outgoing webhook, five keys say who sends")
  func withoutUser() throws {
    #expect(
      try body(["FIELDS": ["ID": "759"]])
        == "event=ONCRMDEALUPDATE&event_handler_id=81&data%5BFIELDS%5D%5BID%5D=759&ts=1721298751"
        + Self.noUser)
  }

  @Test(
    "Data is nested in brackets as PHP does",
    arguments: [
      (["a": 1, "b": "2"], "&data%5Ba%5D=1&data%5Bb%5D=2"),
      (["x", ["y": "z"]], "&data%5B0%5D=x&data%5B1%5D%5By%5D=z"),
      ([true, false], "&data%5B0%5D=1&data%5B1%5D=0"),
      (["gone": nil, "none": [], "empty": "", "in": ["no": [:]]], "&data%5Bempty%5D="),
      ([nil, "kept"], "&data%5B1%5D=kept"),
      (nil, ""), ([], ""), ([:], ""), (false, "&data=0"), (true, "&data=1"), ("text", "&data=text"),
      (5, "&data=5"),
      (["": "unnamed"], "&data%5B%5D=unnamed"),
      (["a[b]": "&=+ %"], "&data%5Ba%5Bb%5D%5D=%26%3D%2B+%25"),
      (["~-_.*": "~-_.*"], "&data%5B%7E-_.%2A%5D=%7E-_.%2A"),
      (["t": "Сд\n\u{0}😀"], "&data%5Bt%5D=%D0%A1%D0%B4%0A%00%F0%9F%98%80"),
    ] as [(JSONValue, String)])
  func nesting(value: JSONValue, expected: String) throws {
    #expect(try data(value) == expected)
  }

  @Test(
    "Integers keep their digits; other numbers are written as PHP writes them",
    arguments: [
      ("12345678901234567890", "12345678901234567890"), ("-7", "-7"), ("1.10", "1.1"),
      ("1.0", "1"), ("10.5", "10.5"), ("1e25", "1.0E%2B25"), ("1e-7", "1.0E-7"),
      ("1e999", "1e999"),
    ])
  func numbers(number: String, expected: String) throws {
    let number = try #require(JSONNumber(text: number))
    #expect(try data(.number(number)) == "&data=\(expected)")
  }

  @Test("Data that grows too large by its nesting is refused before it fills the memory")
  func tooLarge() throws {
    var value = JSONValue.array(Array(repeating: .int(1), count: 10_000))
    for _ in 0..<200 { value = ["name": value] }
    let deep = value
    #expect(throws: DeliveryBodyTooLarge(maximumBytes: 1 << 20)) { try body(deep) }
  }

  @Test(
    "Which tokens an event brings",
    arguments: [
      ("ONAPPUNINSTALL", .none), ("ONAPPMETHODCONFIRM", .none),
      ("ONAPPINSTALL", .accessAndRefresh), ("ONAPPUPDATE", .accessAndRefresh),
      ("ONAPPTEST", .accessAndRefresh), ("ONSUBSCRIPTIONRENEW", .accessAndRefresh),
      ("ONOFFLINEEVENT", .accessAndRefresh), ("ONCALENDARENTRYADD", .accessAndRefresh),
      ("ONIMBOTMESSAGEADD", .accessAndRefresh), ("ONIMCOMMANDADD", .accessAndRefresh),
      ("ONCRMDEALUPDATE", .access), ("ONAPPPAYMENT", .access),
    ] as [(String, DeliveredTokens)])
  func deliveredTokens(event: String, expected: DeliveredTokens) throws {
    #expect(try #require(EventName(event)).deliveredTokens == expected)
  }

  @Test("What holds tokens does not print them")
  func redacted() {
    let authorization = DeliveryAuthorization(
      sender: Self.sender, tokens: Self.tokens(refresh: "refresh1"), applicationToken: "apptoken")
    var text = "\(authorization) \(authorization.tokens as Any) "
    dump(authorization, to: &text)
    for secret in ["access1", "refresh1", "apptoken"] { #expect(!text.contains(secret)) }
  }
}

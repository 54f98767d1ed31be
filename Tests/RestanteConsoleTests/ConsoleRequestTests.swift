import RestanteCore
import Testing

@testable import RestanteConsole

@Suite("Requests to the console")
struct ConsoleRequestTests {
  private func request(fetchSite: String? = nil, origin: String? = nil) -> ConsoleRequest {
    var request = ConsoleRequest(verb: "POST", segments: [])
    request.host = "portal.example:8080"
    request.fetchSite = fetchSite
    request.origin = origin
    return request
  }

  @Test("Forms of other sites are told by what browsers say of them")
  func foreign() {
    #expect(request(fetchSite: "cross-site").isForeign)
    #expect(request(fetchSite: "same-site").isForeign)
    #expect(!request(fetchSite: "same-origin", origin: "null").isForeign)
    #expect(!request(fetchSite: "none").isForeign)
    #expect(request(origin: "https://other.example").isForeign)
    #expect(request(origin: "null").isForeign)
    #expect(request(origin: "https://portal.example").isForeign)
    #expect(!request(origin: "https://portal.example:8080").isForeign)
    #expect(!request(origin: "http://portal.example:8080").isForeign)
    #expect(!request().isForeign)
  }

  @Test("A cookie holds the portal and the secret, and what is malformed is none")
  func cookie() throws {
    let secret = String(repeating: "a", count: Credential.length)
    let session = try #require(SessionSecret(cookie: "7.\(secret)"))
    #expect(session.portal == PortalID(rawValue: 7) && session.secret == secret)
    #expect(session.cookie == "7.\(secret)")
    for text in ["", secret, ".\(secret)", "-1.\(secret)", "7.\(secret)x", "7.", "x.\(secret)"] {
      #expect(SessionSecret(cookie: text) == nil, "\(text)")
    }
    #expect(!"\(session)".contains(secret))
  }

  @Test("Cookies are for this server alone, out of the reach of scripts")
  func settings() {
    var request = request()
    let plain = ConsoleCookie.session.setting("7.x", seconds: 60, for: request).1
    #expect(plain == "restante-console=7.x; Path=/; Max-Age=60; HttpOnly; SameSite=Lax")
    request.isSecure = true
    let secure = ConsoleCookie.session.setting("7.x", seconds: 60, for: request).1
    #expect(
      secure == "__Host-restante-console=7.x; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure")
  }

  @Test("Addresses of pages are encoded")
  func paths() {
    let portal = Portal(
      id: PortalID(rawValue: 1), domain: "a.example:80", memberID: "m")
    #expect(ConsolePath(portal: nil, ["audit"]).text == "/console/audit")
    #expect(
      ConsolePath(portal: portal, ["queues", "a/b"], query: ["connector": "x y&z"]).text
        == "/console/portals/a.example%3A80/queues/a%2Fb?connector=x%20y%26z")
  }
}

@Suite("Times on pages")
struct TimeWordsTests {
  private func words(zone: PortalTimeZone? = nil) throws -> TimeWords {
    TimeWords(
      text: try Catalogue(.english), now: Timestamp(seconds: 1_000_000),
      zone: ShownZone(zone) { name, _ in name == "Europe/Berlin" ? 3_600 : nil })
  }

  @Test(
    "Durations have their largest unit",
    arguments: [
      (0, "0 s"), (59, "59 s"), (60, "1 min"), (3_599, "59 min"), (3_600, "1 h"),
      (86_399, "23 h"), (86_400, "1 d"), (864_000, "10 d"),
    ])
  func durations(seconds: Int64, expected: String) throws {
    #expect(try words().duration(seconds) == expected)
  }

  @Test("Moments are seen from now, and shown in the portal's zone")
  func moments() throws {
    let times = try words(zone: .named("Europe/Berlin"))
    #expect(times.moment(Timestamp(seconds: 999_940)).words == "1 min ago")
    #expect(times.moment(Timestamp(seconds: 1_000_060)).words == "in 1 min")
    #expect(times.moment(Timestamp(seconds: 1_000_000)).words == "now")
    let moment = times.moment(Timestamp(seconds: 1_000_000))
    #expect(moment.time == "1970-01-12 14:46:40 +01:00")
    let unknown = try words(zone: .named("Nowhere/Here"))
    #expect(unknown.moment(Timestamp(seconds: 0)).time == "1970-01-01 00:00:00 +00:00")
    #expect(try words().moment(Timestamp(seconds: 0)).time == "1970-01-01 00:00:00 +00:00")
  }

  @Test(
    "Times of forms are those of the portal's zone",
    arguments: [
      ("1970-01-12T14:46", 999_960), ("1970-01-12T14:46:40", 1_000_000),
      ("1970-01-01T00:30", 0), ("yesterday", nil), ("", nil), ("1970-13-01T00:00", nil),
      ("1970-01-12T14:46Z", nil), ("1970-01-12T14:46+03:00", nil),
    ] as [(String, Int64?)])
  func local(text: String, seconds: Int64?) throws {
    #expect(try words(zone: .named("Europe/Berlin")).zone.seconds(local: text) == seconds)
  }
}

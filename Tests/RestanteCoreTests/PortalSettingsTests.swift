import RestanteCore
import Testing

@Suite("Settings of portals")
struct PortalSettingsTests {
  @Test("nothing is stored of a portal about which nothing was decided")
  func storesNothing() throws {
    #expect(PortalSettings().stored == "{}")
    #expect(try PortalSettings(stored: "{}") == PortalSettings())
    #expect(try PortalSettings(stored: #"{"of_a_newer_version":1}"#) == PortalSettings())
  }

  @Test("everything that is stored is read back")
  func readsBack() throws {
    let settings = PortalSettings(
      state: .stopped, offlineAccess: .users,
      features: PortalFeatures(offlineExtended: false, authConnector: false, rest: false),
      rateLimit: .bucket(capacity: 7, perSecond: 2), operatingLimit: .seconds(480),
      timeZone: .named("America/Argentina/Buenos_Aires"))
    #expect(try PortalSettings(stored: settings.stored) == settings)
  }

  @Test(
    "what means nothing is called corrupt",
    arguments: [
      "", "[]", #"{"state":"asleep"}"#, #"{"offline_access":1}"#, #"{"rate_limit":"fast"}"#,
      #"{"operating_limit":"601"}"#, #"{"time_zone":"+25:00"}"#,
    ])
  func refusesOther(text: String) {
    let error = #expect(throws: StoreError.self) { try PortalSettings(stored: text) }
    #expect(error?.code == .corrupt)
  }

  @Test("only administrators may use offline events in strict mode unless it is decided otherwise")
  func offlineAccess() {
    var portal = Portal(id: PortalID(rawValue: 1), domain: "d", memberID: "m")
    #expect(!portal.reservesOfflineEvents(in: .safe))
    #expect(portal.reservesOfflineEvents(in: .strict))
    for (access, isReserved) in [(OfflineAccess.administrators, true), (.users, false)] {
      portal.settings.offlineAccess = access
      for mode in Mode.allCases { #expect(portal.reservesOfflineEvents(in: mode) == isReserved) }
    }
  }

  @Test(
    "zones are offsets or names",
    arguments: [
      ("UTC", PortalTimeZone.fixed(seconds: 0)), ("+05:30", .fixed(seconds: 19_800)),
      ("-01:00", .fixed(seconds: -3_600)), ("+18:00", .fixed(seconds: 64_800)),
      ("Europe/Berlin", .named("Europe/Berlin")), ("Etc/GMT+3", .named("Etc/GMT+3")),
    ])
  func zones(text: String, zone: PortalTimeZone) {
    #expect(PortalTimeZone(text) == zone)
    #expect(PortalTimeZone(zone.text) == zone)
  }

  @Test("other texts are no zones", arguments: ["", "+5:30", "+05:60", "+18:01", "../etc", "a b"])
  func noZones(text: String) {
    #expect(PortalTimeZone(text) == nil)
  }

  @Test("operating limits are off or seconds within ten minutes")
  func operatingLimits() {
    for text in ["off", "1", "600"] { #expect(OperatingLimit(text)?.text == text) }
    #expect(OperatingLimit("2m") == .seconds(120) && OperatingLimit("1m30s") == .seconds(90))
    for text in ["", "0", "601", "-1", "x", "11m", "0s"] { #expect(OperatingLimit(text) == nil) }
  }
}

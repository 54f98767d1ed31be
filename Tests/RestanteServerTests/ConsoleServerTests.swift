import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteConsole
@testable import RestanteServer

@Suite("The server in the console")
struct ConsoleServerTests {
  @Test("Holders of a key of the server see its version, space and settings")
  func server() async throws {
    try await ConsoleTests.run { server in
      var browser = try await ConsoleSettingsTests.serverOperator(server)
      try await browser.open("/console/server")
      #expect(browser.heading == "Server" && browser.last.status == 200)
      for text in [ServerVersion.text, "max-waiting", "database-password", "GiB"] {
        #expect(browser.last.text.contains(text), "\(text)")
      }
      #expect(browser.rows > 30)
      #expect(try await browser.open("/console/portals/localhost/server").status == 404)
    }
  }

  @Test("Settings are shown with where they come from, secrets not at all")
  func settings() throws {
    let configuration = try ServerConfiguration(
      from: [
        .flags(["max-waiting": ["17"]]),
        .environment { name in
          [
            "RESTANTE_METRICS_KEY": "a-key-that-nobody-else-may-see-0123456789",
            "RESTANTE_DATABASE": "postgres://me:hush@db.example/restante",
            "RESTANTE_MAX_WAITING": "18", "RESTANTE_OAUTH_HOST": "a.example,b.example",
          ][name]
        },
      ])
    let settings = Dictionary(
      uniqueKeysWithValues: configuration.reported.map { ($0.name, $0) })
    #expect(settings.count == ServerSetting.all.count)
    #expect(settings["max-waiting"]?.value == "17")
    #expect(settings["oauth-host"]?.value == "a.example, b.example")
    for secret in ["metrics-key", "database"] {
      let setting = try #require(settings[secret])
      #expect(setting.value == nil, "\(secret)")
      guard case .given = setting.source else {
        Issue.record("\(secret) was given")
        continue
      }
    }
    #expect(settings["max-streams"]?.value == "1000")
    guard case .given("--max-waiting")? = settings["max-waiting"]?.source,
      case .standard? = settings["max-streams"]?.source
    else {
      Issue.record("sources are wrong")
      return
    }
  }

  @Test(
    "Sizes are in units that people read",
    arguments: [
      (0 as Int64, "0 B"), (1_023, "1023 B"), (1_024, "1.0 KiB"), (1_536, "1.5 KiB"),
      (10 << 20, "10 MiB"), (5 << 30, "5.0 GiB"), (2_048 << 30, "2048 GiB"),
    ])
  func sizes(bytes: Int64, expected: String) {
    #expect(ServerPage.bytes(bytes) == expected)
  }
}

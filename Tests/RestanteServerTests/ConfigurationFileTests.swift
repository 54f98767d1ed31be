import Foundation
import RestanteCore
import Testing

@testable import RestanteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The configuration file")
struct ConfigurationFileTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Writes a file and returns its path.
  private func file(
    _ text: String, named name: String = "restante.yaml", mode: mode_t = 0o600
  ) throws -> String {
    let path = "\(directory.path)/\(name)"
    try DurableFile.save(Array(text.utf8), to: path)
    try #require(chmod(path, mode) == 0)
    return path
  }

  private func sources(
    flags: [String: [String]] = [:], config: String? = nil, environment: [String: String] = [:],
    standardFile: String? = nil
  ) -> ConfigurationSources {
    ConfigurationSources(
      flags: flags, file: config, variable: { environment[$0] },
      standardFile: standardFile ?? "\(directory.path)/none.yaml")
  }

  private func refusal(_ text: String) -> String {
    let error = #expect(throws: SettingError.self) {
      try sources(config: file(text)).read()
    }
    return (error?.description ?? "").replacing("\(directory.path)/", with: "")
  }

  @Test("Flags win over the environment, that over the file, and that over the defaults")
  func precedence() throws {
    let path = try file(
      """
      max-waiting: 3
      max-streams: 3
      mode: strict
      """)
    let read = try sources(
      flags: ["max-waiting": ["1"]], config: path,
      environment: ["RESTANTE_MAX_WAITING": "2", "RESTANTE_MAX_STREAMS": "2"]
    ).read()
    #expect((read.maximumWaiting, read.maximumStreams) == (1, 2))
    #expect((read.mode, read.metricsQueues) == (.strict, 100))
    let places = Dictionary(
      uniqueKeysWithValues: read.effective.map { ($0.name, $0.place?.shown ?? "default") })
    #expect(places["max-waiting"] == "--max-waiting")
    #expect(places["max-streams"] == "RESTANTE_MAX_STREAMS")
    #expect(places["mode"] == "\(path):3")
    #expect(places["metrics-queues"] == "default")
    #expect(read.reported.count == ServerSetting.all.count)
  }

  @Test("A flag names it, otherwise a variable; otherwise the usual one is read if it is there")
  func choice() throws {
    let usual = try file("metrics-queues: 1", named: "usual.yaml")
    let named = try file("metrics-queues: 2", named: "named.yaml")
    let other = try file("metrics-queues: 3", named: "other.yaml")
    let variable = ["RESTANTE_CONFIG": named]
    func queues(_ config: String?, _ environment: [String: String]) throws -> Int {
      try sources(config: config, environment: environment, standardFile: usual).read()
        .metricsQueues
    }
    #expect(try queues(nil, [:]) == 1)
    #expect(try queues(nil, variable) == 2)
    #expect(try queues(other, variable) == 3)
    #expect(try queues("", variable) == 100)
    #expect(try sources().read().metricsQueues == 100)
    for (config, environment, place) in [
      ("/nowhere.yaml", [:], "--config"),
      (nil, ["RESTANTE_CONFIG": "/nowhere.yaml"], "RESTANTE_CONFIG"),
    ] as [(String?, [String: String], String)] {
      let error = #expect(throws: SettingError.self) { try queues(config, environment) }
      #expect(error?.description == "\(place): there is no /nowhere.yaml.")
    }
  }

  @Test("Values are read as they are written: words, lists, and digits with leading zeros")
  func values() throws {
    let key = String(repeating: "00112233", count: 8)
    let read = try sources(
      config: file(
        """
        # A comment
        rate-limit: off
        slow-request: off
        metrics: off
        demo: true
        require-https: no
        trusted-proxy:
          - 10.0.0.0/8
          - "::1"
        deliver-to: [192.168.0.0/16]
        oauth-host: oauth.example
        listen: "[::1]:8080"
        server-key: \(key)
        max-reply-size: 1M
        """)
    ).read()
    #expect(read.rateLimit == .off && read.slowRequest == nil && read.metrics == .off)
    #expect(read.demo && !read.requiresHTTPS)
    #expect(read.trustedProxies.count == 2 && read.deliveryNetworks.count == 1)
    #expect(read.oauthHosts == ["oauth.example"])
    #expect(read.listen.host == "::1")
    #expect(read.serverKey == Secret(key))
    #expect(read.replyBounds.bytes == 1 << 20)
  }

  @Test(
    "A file with nothing but comments changes nothing", arguments: ["", "# nothing\n", "---\n"])
  func empty(text: String) throws {
    #expect(try sources(config: file(text)).read().origins.isEmpty)
  }

  @Test(
    "What is wrong is refused with file, line, key and what is expected",
    arguments: [
      (
        "max-conections: 3",
        "restante.yaml:1: max-conections is not a setting; did you mean max-connections?"
      ),
      (
        "\nmax_waiting: 3",
        "restante.yaml:2: max_waiting is not a setting; did you mean max-waiting?"
      ),
      (
        "RESTANTE_LOG_LEVEL: info",
        "restante.yaml:1: RESTANTE_LOG_LEVEL is not a setting; did you mean log-level?"
      ),
      (
        "trusted-proxies: [localhost]",
        "restante.yaml:1: trusted-proxies is not a setting; did you mean trusted-proxy?"
      ),
      (
        "tls:\n  cert: a.pem",
        "restante.yaml:1: tls is not a setting; keys are not nested: write tls-cert."
      ),
      (
        "colour: blue",
        "restante.yaml:1: colour is not a setting; 'restante config example' lists all settings."
      ),
      (
        "other-key: true",
        "restante.yaml:1: other-key is meant for a single start; use the flag --other-key."
      ),
      (
        "mode: strict\nmax-waiting: many",
        "restante.yaml:2: max-waiting: 'many' is not a number from 0 to 1000000."
      ),
      ("demo: perhaps", "restante.yaml:1: demo: 'perhaps' is not true or false."),
      ("mode: [safe]", "restante.yaml:1: mode: a single value is expected, not a list."),
      ("mode: {a: b}", "restante.yaml:1: mode: a value is expected, not further keys."),
      ("mode:", "restante.yaml:1: mode has no value: add one, or remove the line."),
      ("mode: ~", "restante.yaml:1: mode has no value: add one, or remove the line."),
      ("deliver-to: [[a]]", "restante.yaml:1: deliver-to: the list must consist of values."),
      (
        "deliver-to: [10.0.0.0/8, nowhere]",
        "restante.yaml:1: deliver-to: 'nowhere' is not an address or a block of addresses such as "
          + "10.0.0.0/8."
      ),
      ("mode: safe\nmode: strict", "restante.yaml:1: mode is given more than once."),
      ("- mode", "restante.yaml:1: lines such as 'max-waiting: 10000' are expected."),
      ("tls-cert: a.pem", "restante.yaml:1: tls-cert needs tls-key, the certificate's key."),
      (
        "metrics: key",
        "restante.yaml:1: metrics: 'key' needs the key, in RESTANTE_METRICS_KEY for example."
      ),
    ])
  func flaws(text: String, sentence: String) {
    #expect(refusal(text) == sentence)
  }

  @Test("What is not YAML is refused without a word of it", arguments: ["access-log: -", "a: 'b"])
  func syntax(text: String) {
    let sentence = refusal("mode: safe\nmetrics-key: sesame-sesame-sesame\n\(text)\n")
    #expect(sentence.contains("restante.yaml:") && sentence.contains("is not YAML"))
    #expect(!sentence.contains("sesame"))
  }

  @Test(
    "Secrets are not shown, neither in errors nor in lists of settings",
    arguments: ["server-key: sesame", "metrics-key: sesame", "database: 'postgres://a:sesame@/%%'"])
  func redaction(text: String) throws {
    let sentence = refusal(text)
    #expect(sentence.contains("restante.yaml:1: ") && !sentence.contains("sesame"))
    let file = try ConfigurationFile(path: "a", text: text)
    #expect(!"\(file)".contains("sesame") && !String(reflecting: file.entries).contains("sesame"))
    #expect(file.problems.count == 1 && !file.problems[0].contains("sesame"))

    let read = try sources(config: self.file("metrics-key: sesame-sesame-sesame")).read()
    let shown = read.effective.first { $0.name == "metrics-key" }
    #expect(shown != nil && shown?.value == nil)
    #expect(!String(reflecting: read.origins).contains("sesame"))
  }

  @Test("All that is wrong is found at once, apart from what the environment may complete")
  func problems() throws {
    let file = try ConfigurationFile(
      path: "a.yaml", text: "mod: safe\nmax-waiting: many\ntls-cert: a.pem\nmetrics: key\n")
    #expect(
      file.problems == [
        "a.yaml:1: mod is not a setting; did you mean mode?",
        "a.yaml:2: max-waiting: 'many' is not a number from 0 to 1000000.",
      ])
  }

  @Test("A file that others may change is refused, one with secrets also if they may read it")
  func trust() throws {
    let plain = "mode: safe\ndatabase: postgres://somebody@host/base\n"
    for (text, mode, complaint) in [
      (plain, 0o644, nil), (plain, 0o664, "change"), (plain, 0o606, "change"),
      ("metrics-key: sesame-sesame-sesame", 0o644, "read"),
      ("metrics-key: sesame-sesame-sesame", 0o600, nil),
      ("database: postgres://somebody:sesame@host/base", 0o644, "read"),
      ("database: postgres://somebody@host/base?password=sesame", 0o644, "read"),
    ] as [(String, mode_t, String?)] {
      let path = try file(text, mode: mode)
      guard let complaint else {
        _ = try sources(config: path).read()
        continue
      }
      let error = #expect(throws: SettingError.self) { try sources(config: path).read() }
      let sentence = error?.description ?? ""
      #expect(sentence.contains("\(path) is not private"))
      #expect(sentence.contains("may \(complaint) it") && !sentence.contains("sesame"))
    }
  }

  @Test("The example has every key, and means nothing but the defaults")
  func example() throws {
    let text = ConfigurationExample.text
    #expect(try ConfigurationFile(path: "a", text: text).count == 0)
    let lines = text.split(separator: "\n")
    for setting in ServerSetting.all {
      let key = lines.filter { $0.hasPrefix("#\(setting.name): ") }
      #expect(key.count == (setting.key == nil ? 0 : 1), "\(setting.name)")
      guard let literal = setting.literal else { continue }
      let line = String(key.first?.dropFirst() ?? "other-key is a flag")
      guard setting.key != nil else { continue }
      let file = try ConfigurationFile(path: "a", text: line)
      #expect(file.problems == [], "\(setting.name)")
      #expect(file.entries[setting.name]?.texts == [literal])
    }
    #expect(lines.allSatisfy { $0.count <= 100 && $0.hasPrefix("#") })
  }

  @Test("The file of the package is what `restante config example` prints")
  func package() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = try String(
      contentsOf: root.appending(path: "packaging/debian/restante.yaml"), encoding: .utf8)
    #expect(file == ConfigurationExample.text, "run `make reference`")
  }
}

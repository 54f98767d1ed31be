import Foundation
import Logging
import RestanteCore
import Testing

@testable import RestanteServer

@Suite("Settings of the server")
struct SettingsTests {
  /// A text that means something other than the default, by what stands for values in the help.
  static let samples = [
    "host:port": "[::1]:1", "dir": "elsewhere", "file": "some.pem", "host": "oauth.example",
    "url": "postgres://somebody@host/base", "mode": "strict", "plan": "enterprise",
    "seconds": "17", "bytes": "3M", "number": "17", "cidr": "10.0.0.0/8", "level": "error",
    "milliseconds": "17", "duration": "5m", "format": "json", "access": "key", "secret": "sesame",
    "key": String(repeating: "0f", count: 32), "": "true",
  ]

  /// Settings for which any text means something.
  static let freeTexts: Set<String> = ["dir", "file", "secret"]

  /// What an operator may not change.
  static let fixed: Set<String> = ["passwordCost", "auditRetention", "handlerLimits"]

  func sample(_ setting: ServerSetting) throws -> String {
    if ["public-url", "otlp-endpoint"].contains(setting.name) { return "https://restante.example" }
    if setting.name == "body-memory" { return "100M" }
    return try #require(Self.samples[setting.valueName], "add a sample of \(setting.valueName)")
  }

  func configuration(
    flags: [String: [String]] = [:], environment: [String: String] = [:]
  ) throws -> ServerConfiguration {
    try ServerConfiguration(from: [.flags(flags), .environment { environment[$0] }])
  }

  /// The properties of two values that differ.
  func differences(_ left: Any, _ right: Any) -> Set<String> {
    var names: Set<String> = []
    for (first, second) in zip(
      Mirror(reflecting: left).children, Mirror(reflecting: right).children)
    where "\(first.value)" != "\(second.value)" {
      if let label = first.label { names.insert(label) }
    }
    return names
  }

  /// What a draft holds that was just begun. It shows nothing of itself, as it may be secret.
  func changes(_ draft: ConfigurationDraft) -> Set<String> {
    let parts = [
      "databasePassword": draft.databasePassword != nil,
      "tlsCertificate": draft.tlsCertificate != nil, "tlsKey": draft.tlsKey != nil,
    ]
    return differences(draft.configuration, ServerConfiguration()).union(
      parts.filter(\.value).keys)
  }

  @Test("Names, flags and variables are each used once, and follow one rule")
  func names() {
    let all = ServerSetting.all
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(Set(all.compactMap(\.variable)).count == all.compactMap(\.variable).count)
    for setting in all {
      #expect(setting.flag ?? "--\(setting.name)" == "--\(setting.name)")
      #expect(setting.flag != nil || setting.variable != nil)
      let name = setting.variable?.replacing("_PROXIES", with: "_PROXY")
      #expect(name ?? "" == (name == nil ? "" : ServerSetting.variable(for: setting.name)))
      #expect(setting.help.hasSuffix("."))
    }
  }

  @Test("Each setting sets a part of the configuration, by its flag, its variable and its key")
  func eachSetsSomething() throws {
    for setting in ServerSetting.all {
      let text = try sample(setting)
      let sources: [SettingSource] = [
        .flags([setting.name: [text]]),
        .environment { name in name == setting.variable ? text : nil },
        .file(try ConfigurationFile(path: "a.yaml", text: #"\#(setting.name): "\#(text)""#)),
      ]
      var readings = 0
      for source in sources {
        guard let given = try source.lookUp(setting) else { continue }
        var draft = ConfigurationDraft()
        try setting.read(given, &draft)
        #expect(changes(draft).count == 1, "\(setting.name)")
        readings += 1
      }
      #expect(readings == [setting.flag, setting.variable, setting.key].compactMap { $0 }.count)
    }
  }

  @Test("Each property of the configuration that operators may change has a setting")
  func everyProperty() throws {
    var flags: [String: [String]] = [:]
    var environment: [String: String] = [:]
    for setting in ServerSetting.all {
      let text = try sample(setting)
      if setting.flag == nil, let variable = setting.variable {
        environment[variable] = text
      } else {
        flags[setting.name] = [text]
      }
    }
    let set = try configuration(flags: flags, environment: environment)
    let all = Set(Mirror(reflecting: set).children.compactMap(\.label))
    #expect(all.subtracting(differences(set, ServerConfiguration())) == Self.fixed)
  }

  @Test("A text that means nothing is refused with the name of its source and what is expected")
  func refusals() throws {
    for setting in ServerSetting.all where !Self.freeTexts.contains(setting.valueName) {
      let text = "sesame /?\u{7F}"
      for source in [setting.flag, setting.variable].compactMap({ $0 }) {
        let error = #expect(throws: SettingError.self) {
          try source == setting.flag
            ? configuration(flags: [setting.name: [text]])
            : configuration(environment: [source: text])
        }
        let description = error?.description ?? ""
        #expect(description.hasPrefix("\(source): "))
        #expect(description.contains(" is not "))
        #expect(description.hasSuffix("."))
        let isSecret = ["database", "server-key", "metrics-key"].contains(setting.name)
        #expect(description.contains("sesame") == !isSecret)
      }
    }
  }

  @Test(
    "An address to listen on that lacks a part is refused with an example",
    arguments: [
      ("8080", "the host is missing, as in 127.0.0.1:8080"),
      ("restante", "the port is missing, as in restante:8080"),
    ])
  func incompleteAddress(text: String, explanation: String) {
    let error = #expect(throws: SettingError.self) {
      try configuration(flags: ["listen": [text]])
    }
    #expect(error?.description.contains(explanation) == true)
  }

  @Test("The first source that gives a setting wins; what others give is not even looked at")
  func precedence() throws {
    let environment = [
      "RESTANTE_MAX_WAITING": "many", "RESTANTE_MODE": "strict", "RESTANTE_LOG_LEVEL": "",
    ]
    let both = try configuration(flags: ["max-waiting": ["3"]], environment: environment)
    #expect(both.maximumWaiting == 3)
    #expect(both.mode == .strict)
    #expect(both.logLevel == .info)
  }

  @Test("The variable of a list has commas in between")
  func lists() throws {
    let blocks = ["10.0.0.0/8", "::1"]
    let byFlags = try configuration(flags: ["trusted-proxy": blocks])
    let byVariable = try configuration(
      environment: ["RESTANTE_TRUSTED_PROXIES": blocks.joined(separator: ", ")])
    #expect(byFlags.trustedProxies == byVariable.trustedProxies)
    #expect(byFlags.trustedProxies.count == 2)
  }

  @Test("Some defaults depend on other settings")
  func dependentDefaults() throws {
    let database = ["database": ["postgres://host/base"]]
    #expect(try configuration().dataDirectory == "./restante-data")
    #expect(try configuration(flags: database).dataDirectory == ".")
    let placed = database.merging(["data": ["here"]]) { first, _ in first }
    #expect(try configuration(flags: placed).dataDirectory == "here")

    #expect(try configuration().operatingLimit == nil)
    let limited = ["rate-limit": ["standard"]]
    #expect(try configuration(flags: limited).operatingLimit == 480)
    let unlimited = limited.merging(["operating-limit": ["off"]]) { first, _ in first }
    #expect(try configuration(flags: unlimited).operatingLimit == nil)
  }

  @Test("A certificate needs its key, and a key its certificate", arguments: ["cert", "key"])
  func halfAPair(part: String) {
    let error = #expect(throws: SettingError.self) {
      try configuration(flags: ["tls-\(part)": ["some.pem"]])
    }
    #expect(error?.description.contains("needs --tls-") == true)
  }

  @Test("`restante serve --help` shows each flag with its default and its variable")
  func help() async throws {
    let directory = try TemporaryDirectory()
    let child = try ChildProcess(["serve", "--help"], directory: directory)
    defer { child.end() }
    #expect(await child.exitCode() == 0)
    let words = child.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for setting in ServerSetting.all {
      let value = setting.arity == .toggle ? "" : " <\(setting.valueName)>"
      let variable = setting.variable ?? ""
      let expected =
        switch (setting.flag, setting.variable) {
        case (let flag?, nil): "\(flag)\(value) \(setting.help)"
        case (let flag?, let variable?):
          "\(flag)\(value) \(setting.helpOnFlag) "
            + "(default: \(setting.standard); environment: \(variable))"
        case (nil, _): "\(variable) - \(setting.help) (default: \(setting.standard))"
        }
      #expect(words.contains(expected), "\(setting.name)")
    }
  }

  @Test("docs/settings.md is what `restante docs settings` writes")
  func page() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/settings.md"), encoding: .utf8)
    #expect(page == SettingsPage.text, "run `make reference`")
    for setting in ServerSetting.all {
      for name in [setting.flag, setting.variable, setting.fileVariable].compactMap({ $0 }) {
        #expect(page.contains("`\(name)"), "\(name)")
      }
    }
  }
}

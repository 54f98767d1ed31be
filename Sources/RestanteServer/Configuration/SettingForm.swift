import RestanteCore
import RestantePostgres

/// How the value of a setting is written.
struct SettingForm<Value: Sendable>: Sendable {
  /// What stands for a value in the help.
  var valueName: String
  /// What is expected; completes "… is not".
  var expected: String
  /// Whether a text may be a secret and is left out of errors.
  var isSecret = false
  /// The value that a text means; `nil` when it means none.
  let read: @Sendable (String) -> Value?
  /// The text that means a value.
  let text: @Sendable (Value) -> String
  /// What else there is to say about a text that means nothing.
  var hint: @Sendable (String) -> String? = { _ in nil }

  /// The value that was given.
  func value(of given: ServerSetting.Given) throws(SettingError) -> Value {
    guard let text = given.texts.last else { throw SettingError("\(given.place): value missing.") }
    return try value(of: text, from: given.place)
  }

  /// All values that were given.
  func values(of given: ServerSetting.Given) throws(SettingError) -> [Value] {
    var values: [Value] = []
    for text in given.texts { values.append(try value(of: text, from: given.place)) }
    return values
  }

  private func value(of text: String, from place: SettingPlace) throws(SettingError) -> Value {
    if let value = read(text) { return value }
    let shown = isSecret ? "the value" : "'\(text)'"
    let hint = hint(text).map { ": \($0)" } ?? ""
    throw SettingError("\(place): \(shown) is not \(expected)\(hint).")
  }
}

// Numbers.
extension SettingForm where Value: FixedWidthInteger {
  /// A whole number within a range.
  static func number(_ range: ClosedRange<Value>, valueName: String = "number") -> Self {
    SettingForm(
      valueName: valueName,
      expected: "a number from \(range.lowerBound) to \(range.upperBound)",
      read: { text in Value(text).flatMap { range.contains($0) ? $0 : nil } }, text: { "\($0)" })
  }

  /// A number of bytes within a range.
  static func bytes(_ range: ClosedRange<Value>) -> Self {
    let (least, most) = (Int64(range.lowerBound), Int64(range.upperBound))
    let examples =
      switch (least, most) {
      case (0, Int64.max): "such as 500000, 64K, 256M or 1G"
      case (_, Int64.max): "such as 256M or 1G, at least \(ByteCount.text(least))"
      default: "from \(ByteCount.text(least)) to \(ByteCount.text(most)), such as 64K"
      }
    return SettingForm(
      valueName: "bytes", expected: "a number of bytes \(examples)",
      read: { text in
        ByteCount.read(text).flatMap(Value.init(exactly:)).flatMap { range.contains($0) ? $0 : nil }
      }, text: { ByteCount.text(Int64($0)) })
  }
}

extension SettingForm<Int64> {
  /// A span of time within a range of seconds.
  static func duration(_ range: ClosedRange<Int64>) -> Self {
    let (least, most) = (DurationText.text(range.lowerBound), DurationText.text(range.upperBound))
    return SettingForm(
      valueName: "duration", expected: "a duration from \(least) to \(most), such as 90m, 6h or 7d",
      read: { text in DurationText.seconds(text).flatMap { range.contains($0) ? $0 : nil } },
      text: { DurationText.text($0) })
  }
}

extension SettingForm where Value == Int64? {
  /// A span of time within a range of seconds, or `off`.
  static func durationOrOff(_ range: ClosedRange<Int64>) -> Self {
    let (least, most) = (DurationText.text(range.lowerBound), DurationText.text(range.upperBound))
    return SettingForm(
      valueName: "duration",
      expected: "off or a duration from \(least) to \(most), such as 90 (seconds) or 5m",
      read: { text in
        if text == "off" { return .some(nil) }
        return DurationText.seconds(text).flatMap { range.contains($0) ? .some($0) : nil }
      }, text: { $0.map { "\($0)" } ?? "off" })
  }
}

extension SettingForm where Value == Int64? {
  /// A number of milliseconds within a range, a span of time with units, or `off`.
  static func millisecondsOrOff(_ range: ClosedRange<Int64>) -> Self {
    SettingForm(
      valueName: "milliseconds",
      expected: "off, a number of milliseconds from \(range.lowerBound) to \(range.upperBound), "
        + "or a duration such as 2s",
      read: { text in
        if text == "off" { return .some(nil) }
        return milliseconds(text).flatMap { range.contains($0) ? .some($0) : nil }
      }, text: { $0.map { "\($0)" } ?? "off" })
  }

  private static func milliseconds(_ text: String) -> Int64? {
    if let number = Int64(text) { return number }
    guard let seconds = DurationText.seconds(text) else { return nil }
    let (milliseconds, isTooLarge) = seconds.multipliedReportingOverflow(by: 1_000)
    return isTooLarge ? nil : milliseconds
  }
}

// Words.
extension SettingForm<Bool> {
  /// Whether something is on.
  static let onOrOff = SettingForm(
    valueName: "", expected: "true or false",
    read: { text in
      switch text.lowercased() {
      case "true", "on", "yes": true
      case "false", "off", "no": false
      default: nil
      }
    }, text: { "\($0)" })
}

extension SettingForm
where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the cases of an enumeration.
  static func choice(valueName: String) -> Self {
    let names = Value.allCases.map(\.rawValue)
    let last = names.last ?? ""
    return SettingForm(
      valueName: valueName,
      expected: names.dropLast().joined(separator: ", ") + " or " + last,
      read: { Value(rawValue: $0) }, text: { $0.rawValue })
  }
}

extension SettingForm<String> {
  /// The name of a directory.
  static let directory = SettingForm(
    valueName: "dir", expected: "a directory", read: { $0 }, text: { $0 })

  /// The name of a file.
  static let file = SettingForm(valueName: "file", expected: "a file", read: { $0 }, text: { $0 })

  /// A host, with its port where it has one.
  static let host = SettingForm(
    valueName: "host", expected: "a host, optionally with :PORT",
    read: { text in text.contains("/") ? nil : PublicURL("http://\(text)")?.domain }, text: { $0 })
}

extension SettingForm<Secret> {
  /// The server key in hexadecimal digits; blanks do not count.
  static let serverKey = SettingForm(
    valueName: "key", expected: "\(ServerKey.length * 2) hexadecimal digits", isSecret: true,
    read: { text in
      let digits = text.filter { !$0.isWhitespace }
      return Hex.decode(digits).flatMap(ServerKey.init(bytes:)).map { _ in Secret(digits) }
    }, text: { _ in "" })

  /// A key that is long enough not to be guessed.
  static let metricsKey = SettingForm(
    valueName: "key", expected: "a key of at least \(MetricsAccess.shortestKey) characters",
    isSecret: true,
    read: { $0.utf8.count >= MetricsAccess.shortestKey ? Secret($0) : nil }, text: { _ in "" })

  /// Something that is never shown.
  static let secret = SettingForm(
    valueName: "secret", expected: "a secret", isSecret: true, read: { Secret($0) },
    text: { _ in "" })
}

// Addresses and plans.
extension SettingForm<ListenAddress> {
  static let listenAddress = SettingForm(
    valueName: "host:port", expected: "HOST:PORT (an IPv6 address in brackets)",
    read: { ListenAddress($0) }, text: { "\($0)" },
    hint: { text in
      if text.allSatisfy(\.isNumber) {
        return "the host is missing, as in \(ListenAddress.standard.host):\(text)"
      }
      return text.contains(":")
        ? nil : "the port is missing, as in \(text):\(ListenAddress.standard.port)"
    })
}

extension SettingForm<ConnectionSettings> {
  // The address may hold a password.
  static let database = SettingForm(
    valueName: "url", expected: "a database URL such as postgres://user@host/database",
    isSecret: true, read: { try? ConnectionSettings(address: $0) }, text: { _ in "" })
}

extension SettingForm<PublicURL> {
  static let publicURL = SettingForm(
    valueName: "url", expected: "an http or https URL without query",
    read: { PublicURL($0) }, text: { "\($0)" },
    hint: { $0.contains("://") ? nil : "it must begin with http:// or https://" })
}

extension SettingForm<AddressBlock> {
  static let addressBlock = SettingForm(
    valueName: "cidr", expected: "an address or a block of addresses such as 10.0.0.0/8",
    read: { AddressBlock($0) }, text: { _ in "" })
}

extension SettingForm<RateLimit> {
  static let rateLimit = SettingForm(
    valueName: "plan",
    expected: "off, standard, enterprise or X/Y with numbers from 1 to \(RateLimit.largest)",
    read: { RateLimit($0) }, text: { "\($0)" })
}

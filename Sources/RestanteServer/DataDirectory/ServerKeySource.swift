import RestanteCore

/// Where a server's keys are kept: in two files of the data directory, or in the environment.
///
/// The first is the server key, the second the one that was used before it, together with the time
/// until which that is used. Both look alike in both places: 64 hexadecimal digits, those of the
/// one before may be followed by `until` and seconds since 1970.
struct ServerKeySource: Sendable {
  /// The keys that are kept.
  struct Keys: Sendable, Redacted {
    /// The server key.
    var key: ServerKey
    /// The one before it and until when it is used, as far as it is known.
    var previous: (key: ServerKey, until: Timestamp?)?

    /// Both keys, as far as they are there.
    var all: [ServerKey] { [key] + (previous.map { [$0.key] } ?? []) }

    /// The fingerprints of the keys.
    var fingerprints: [[UInt8]] { all.map(\.fingerprint) }
  }

  static let variable = "RESTANTE_SERVER_KEY"
  static let previousVariable = "RESTANTE_PREVIOUS_SERVER_KEY"

  /// The data directory.
  let directory: String
  /// The server key from the environment, which takes the place of the file's.
  var given: Secret?
  /// The key before it from the environment, with or without its end.
  var givenPrevious: Secret?

  /// Where the server key is in a data directory.
  var file: String { directory + "/server.key" }
  /// Where the key before it is in a data directory.
  var previousFile: String { directory + "/server.key.previous" }

  /// What holds the server key, for messages.
  var place: String { given == nil ? file : Self.variable }
  /// What holds the key before it, for messages.
  var previousPlace: String { given == nil ? previousFile : Self.previousVariable }

  /// The keys; `nil` when there is no server key.
  ///
  /// - Throws: ``StartupError`` naming what cannot be read.
  func keys() throws(StartupError) -> Keys? {
    if let given {
      return Keys(
        key: try Self.key(given.text, in: Self.variable),
        previous: try givenPrevious.map { (text) throws(StartupError) in
          try Self.previous(text.text, in: Self.previousVariable)
        })
    }
    guard let contents = try DurableFile.contents(of: file) else { return nil }
    let previous = try DurableFile.contents(of: previousFile)
    return Keys(
      key: try Self.key(Self.text(contents), in: file),
      previous: try previous.map { (contents) throws(StartupError) in
        try Self.previous(Self.text(contents), in: previousFile)
      })
  }

  /// Makes a new server key, which the directory has from now on.
  func make(using random: any RandomSource) throws(StartupError) -> ServerKey {
    let digits = Hex.encode(ServerKey.generate(using: random))
    try DurableFile.save(Array("\(digits)\n".utf8), to: file)
    return try Self.key(digits, in: file)
  }

  /// Puts a new key in the place of the directory's server key, which is used until a time.
  ///
  /// - Throws: ``StartupError`` when there is no key, or when it is being rotated already.
  func rotate(
    until end: Timestamp, at now: Timestamp, using random: any RandomSource
  ) throws(StartupError) {
    guard given == nil else {
      throw StartupError(
        """
        the server key comes from \(Self.variable): on every server, set that variable to a new \
        key ("openssl rand -hex 32" makes one) and \(Self.previousVariable) to the current key
        """)
    }
    guard let keys = try keys() else { throw StartupError("there is no \(file)") }
    if let until = keys.previous?.until, until > now,
      keys.previous?.key.fingerprint != keys.key.fingerprint
    {
      throw StartupError(
        "the server key is already being rotated, until \(until.seconds) (seconds since 1970)")
    }
    guard let contents = try DurableFile.contents(of: file) else {
      throw StartupError("there is no \(file)")
    }
    let digits = Self.text(contents).filter { !$0.isWhitespace }
    // In this order: a break in between leaves the present key in both places, which means nothing.
    try DurableFile.save(Array("\(digits) until \(end.seconds)\n".utf8), to: previousFile)
    _ = try make(using: random)
  }

  private static func text(_ contents: [UInt8]) -> String {
    String(decoding: contents, as: UTF8.self)
  }

  private static func key(_ text: String, in place: String) throws(StartupError) -> ServerKey {
    let digits = text.filter { !$0.isWhitespace }
    guard let bytes = Hex.decode(digits), let key = ServerKey(bytes: bytes) else {
      throw StartupError("\(place) must contain \(ServerKey.length * 2) hexadecimal digits")
    }
    return key
  }

  private static func previous(
    _ text: String, in place: String
  ) throws(StartupError) -> (key: ServerKey, until: Timestamp?) {
    let words = text.split(whereSeparator: \.isWhitespace)
    if words.count == 1 { return (try key(text, in: place), nil) }
    guard words.count == 3, words[1] == "until", let seconds = Int64(words[2]),
      (0...253_402_300_799).contains(seconds)
    else {
      throw StartupError(
        "\(place) must contain \(ServerKey.length * 2) hexadecimal digits, optionally followed by "
          + "\"until\" and a time in seconds since 1970")
    }
    return (try key(String(words[0]), in: place), Timestamp(milliseconds: seconds * 1_000))
  }
}

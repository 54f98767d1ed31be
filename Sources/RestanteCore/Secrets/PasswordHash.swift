/// What it costs to try a password: the parameters of scrypt (RFC 7914).
public struct PasswordCost: Sendable, Hashable {
  /// The logarithm to the base 2 of the number of rounds.
  public var logRounds: Int
  /// The size of a block in units of 128 bytes.
  public var blockSize: Int
  /// How many times it is all done.
  public var parallelism: Int

  /// Creates parameters.
  public init(logRounds: Int, blockSize: Int, parallelism: Int) {
    self.logRounds = logRounds
    self.blockSize = blockSize
    self.parallelism = parallelism
  }

  /// What new passwords cost: 32 MiB of memory, three times, as OWASP's password storage page
  /// advises.
  public static let standard = PasswordCost(logRounds: 15, blockSize: 8, parallelism: 3)
  /// Next to nothing, for tests.
  public static let cheap = PasswordCost(logRounds: 4, blockSize: 1, parallelism: 1)
}

/// What is stored of a password: a slow, memory-hard hash with a salt of its own, together with the
/// parameters that it was made with.
public struct PasswordHash: Sendable, Hashable, Redacted {
  /// How many bytes of salt a hash has.
  public static let saltLength = 16
  private static let keyLength = 32

  private let cost: PasswordCost
  private let salt: [UInt8]
  private let key: [UInt8]

  /// The hash of a password with fresh salt. Takes as long as its cost says: not for event loops.
  public init(of password: String, cost: PasswordCost = .standard, random: any RandomSource) {
    self.cost = cost
    self.salt = random.bytes(count: Self.saltLength)
    self.key = PasswordDigests.scrypt(
      Array(password.utf8), salt: salt, cost: cost, count: Self.keyLength)
  }

  /// A hash that nobody knows the password of, made at once: to try one against it takes as long as
  /// against any other.
  public init(unmatchableAt cost: PasswordCost, random: any RandomSource) {
    self.cost = cost
    self.salt = random.bytes(count: Self.saltLength)
    self.key = random.bytes(count: Self.keyLength)
  }

  /// Whether `password` is the one behind this hash, compared in constant time. Takes as long as
  /// the hash's cost says: not for event loops.
  public func matches(_ password: String) -> Bool {
    let other = PasswordDigests.scrypt(
      Array(password.utf8), salt: salt, cost: cost, count: key.count)
    guard other.count == key.count, !key.isEmpty else { return false }
    var difference: UInt8 = 0
    for (left, right) in zip(key, other) { difference |= left ^ right }
    return difference == 0
  }

  /// Tells the hash from others without giving anything of it away: 16 hexadecimal digits.
  public var mark: String { Hex.encode(Digests.sha256(Array(stored.utf8)).prefix(8)) }

  /// The text to store: `$scrypt$ln=15,r=8,p=3$SALT$HASH`, the last two in hexadecimal digits.
  public var stored: String {
    "$scrypt$ln=\(cost.logRounds),r=\(cost.blockSize),p=\(cost.parallelism)"
      + "$\(Hex.encode(salt))$\(Hex.encode(key))"
  }

  /// A hash from its stored text.
  ///
  /// - Throws: `corrupt` when the text is none.
  public init(stored text: String) throws(StoreError) {
    guard let hash = Self(parsing: text) else {
      throw StoreError(.corrupt, "the hash of a password is not readable")
    }
    self = hash
  }

  private init?(parsing text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
      let salt = Hex.decode(String(parts[3])), !salt.isEmpty,
      let key = Hex.decode(String(parts[4])), key.count == Self.keyLength
    else { return nil }
    var numbers: [Substring: Int] = [:]
    for pair in parts[2].split(separator: ",") {
      let sides = pair.split(separator: "=")
      guard sides.count == 2, let number = Int(sides[1]) else { return nil }
      numbers[sides[0]] = number
    }
    guard let rounds = numbers["ln"], (1...20).contains(rounds), let block = numbers["r"],
      (1...32).contains(block), let parallelism = numbers["p"], (1...16).contains(parallelism)
    else { return nil }
    self.cost = PasswordCost(logRounds: rounds, blockSize: block, parallelism: parallelism)
    self.salt = salt
    self.key = key
  }
}

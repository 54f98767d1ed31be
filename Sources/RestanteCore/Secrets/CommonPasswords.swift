/// Passwords that an attacker tries first.
public enum CommonPasswords {
  /// Whether a password is blank, one of those that everybody has, or hardly more than one: a word
  /// of the list with digits around it, one row of a keyboard, a few characters again and again,
  /// digits alone, or the login.
  public static func include(_ password: String, login: String? = nil) -> Bool {
    let text = password.lowercased()
    let characters = Array(text.filter { !$0.isWhitespace })
    guard !characters.isEmpty else { return true }
    if let login = login?.lowercased(), !login.isEmpty, text == login { return true }
    if characters.count < 12, characters.allSatisfy(\.isNumber) { return true }
    if isRepetition(characters) || isRow(characters) { return true }
    return words.contains(stem(characters)) || words.contains(String(characters))
  }

  /// The letters between what is put around a word, with the usual signs in the place of letters.
  private static func stem(_ characters: [Character]) -> String {
    let plain = characters.map { signs[$0] ?? $0 }
    // Digits at the end are a year or a number, not letters.
    let end = characters.lastIndex { $0.isLetter || $0 == "@" || $0 == "$" }
    let start = characters.firstIndex { $0.isLetter || $0 == "@" || $0 == "$" }
    guard let start, let end, start <= end else { return "" }
    return String(plain[start...end])
  }

  /// Whether up to four characters follow each other again and again.
  private static func isRepetition(_ characters: [Character]) -> Bool {
    (1...4).contains { period in
      characters.count >= 2 * period
        && characters.indices.dropFirst(period).allSatisfy {
          characters[$0] == characters[$0 - period]
        }
    }
  }

  /// Whether it is a piece of a row, to and fro.
  private static func isRow(_ characters: [Character]) -> Bool {
    let text = String(characters)
    return rows.contains { row in row.contains(text) || String(row.reversed()).contains(text) }
  }

  private static let signs: [Character: Character] = [
    "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
  ]

  private static let rows = [
    "01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "1q2w3e4r5t6y7u8i9o0p",
    "qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb6yhn", "йцукенгшщзхъфывапролджэячсмитьбю",
    "zaq1xsw2cde3vfr4bgt5", "q1w2e3r4t5y6u7i8o9p0", "1a2s3d4f5g6h7j8k",
  ]

  private static let words: Set<String> = [
    "abcabcabc", "access", "account", "admin", "administrator", "adminadmin", "amsterdam", "apple",
    "asdfasdf", "august", "autumn", "azerty", "babygirl", "banana", "baseball", "basketball",
    "batman", "beautiful", "berlin", "bitrix", "bitrixbitrix", "blablabla", "butterfly", "changeit",
    "changeme", "charlie", "cheese", "chocolate", "company", "computer", "default", "demo",
    "demodemo", "dragon", "einstein", "facebook", "ferrari", "flower", "football", "freedom",
    "friday", "fuckyou", "geheim", "google", "guest", "gfhjkm", "hallohallo", "hello", "hellohello",
    "helloworld", "hockey", "iloveyou", "internet", "january", "jesus", "jordan", "juventus",
    "killer", "kennwort", "letmein", "letmeinnow", "liverpool", "login", "loginlogin", "london",
    "love", "lovely", "lovelove", "manager", "marina", "master", "matrix", "michael", "michelle",
    "monday", "monkey", "moscow", "motdepasse", "mustang", "mypassword", "mypass", "natasha",
    "newpassword", "nothing", "november", "october", "office", "pass", "passpass", "passphrase",
    "password", "passwordpassword", "passwort", "passw", "parola", "parol", "pokemon", "princess",
    "privet", "purple", "qwerty", "qwertyqwerty", "qwertyuiop", "root", "rootroot", "samsung",
    "schalke", "secret", "secretsecret", "september", "server", "service", "shadow", "soccer",
    "spring", "starwars", "start", "summer", "sunday", "sunflower", "sunshine", "superman",
    "support", "system", "sysadmin", "temporary", "test", "testing", "testtest", "testuser",
    "thunder", "tigger", "trustnoone", "trustno", "user", "useruser", "wachtwoord", "welcome",
    "welcomewelcome", "whatever", "willkommen", "windows", "winter", "yankees", "zxcvbn",
    "zxcvbnm", "пароль", "привет", "йцукен", "любовь", "наташа", "солнышко",
  ]
}

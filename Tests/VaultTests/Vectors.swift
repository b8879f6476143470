/// Hexadecimal, as `docs/vault.md` has them.
enum Vectors {
    static let checkValue = "700b11a40d3779c3"
    static let ledgerSeed = "29d17b40786551a455fe91c9749a1aac3f44dd5537b9f9b7cb35404f1128732a"
    static let agencyKey =
        "01202122232425262728292a2b3d8d4281fd2a1f1de68e525aeb9274c1c1440c57eb71397122e331fa1db629a9fb167c"
        + "6f1dc56f34e8e9481445427b57"
    static let dataKey =
        "01202122232425262728292a2b4fca901d8c543739c62d80899c097ce4d3192b3b2370fb58b161b370a0f2af43822bc9"
        + "c3b06f4d5c99999ec867f38420"
    static let fingerprint = "427e7c1eea3972c45a031053b995aeb1c2e760492c82d89925da37b146cf85a1"
    static let value = "01000102030405060708090a0b306da47fb660f347f172e754035b0091911e91e7d3"
    static let firstChunkDigest = "ef623c55c8f172b21e62ee13ed5e9cd6b88832a6bab5acdb712f3356d83425b7"
    static let lastChunk = "010c0d0e0f1011121314151617f9c144e06fcbf8203b754607a4dfc29acf"
    static let fileDigest = "b90554b30b54dadfc8991fcea36975c3a282cd2f5d2620752afd4795c586cc84"
    static let nameTerm = "c4dd677a50619cafd240b207897891f9"
    static let soundTerm = "072542489d061d07e210d34735704533"
    static let lettersTerm = "cf072463a29ba0b9e29d929253180c0a"
    static let initialTerm = "b108c90b73051b83aea457fcff8b4658"
    static let birthTerm = "3341728241bd53a749f164d9bef0d950"

    static let all = [
        checkValue, ledgerSeed, agencyKey, dataKey, fingerprint, value,
        firstChunkDigest, lastChunk, fileDigest, nameTerm, soundTerm,
        lettersTerm, initialTerm, birthTerm,
    ]
}

namespace PartnerPortal.Demo;

/// <summary>The partners of the tour: some near the threshold of 2,500 EUR, some over it, some far below.</summary>
internal static class DemoPartners
{
    /// <summary>Joined late and took an invoice back after the threshold was crossed with it.</summary>
    public const string LostRefundThisYear = "P-1017";

    /// <summary>The same a year earlier, so that it shows whatever month it is.</summary>
    public const string LostRefundLastYear = "P-1012";

    public const string Terminated = "P-1006";

    public static IReadOnlyList<DemoPartner> All { get; } =
    [
        new(DemoVendor.OwnerPartnerId, "Gestión Documental Levante S.L.", "ES", "es", "levante-documental", "ES 8", 0, 3_184, 2_310.00m),
        new("P-1002", "Archivo Digital Barcelona S.L.", "ES", "es", "archivo-bcn", "ES 7", 0, 4_120, 4_870.00m),
        new("P-1003", "Ofimática Sur, S.L.", "ES", "es", "ofimatica-sur", "ES 4", 3, 760, 540.00m) { JoinedDay = 11 },
        new("P-1004", "Soluciones Papel Cero S.L.", "ES", "es", "papel-cero", "ES 6", 0, 2_980, 3_420.00m) { IsReseller = true },
        new("P-1005", "Bilbao Bulego Sistemak S.L.", "ES", "es", "bulego", "ES 6", 4, 1_890, 2_460.00m) { JoinedDay = 18 },
        new(Terminated, "Consultoría Norte Digital S.A.", "ES", "es", "norte-digital", "ES 5", 0, 1_420, 260.00m) { Left = 15 },
        new(
            "P-1007", "Canarias Oficina Virtual S.L.", "ES", "es", "oficina-canarias", "ES 2", 22, 0, 0m) { JoinedDay = 9,
            HasBankAccount = false },
        new(DemoVendor.SecondPartnerId, "Kontor & Daten GmbH", "DE", "de", "kontor-daten", "DE 8 CH 3", 0, 5_230, 6_940.00m),
        new(
            "P-1009", "Aktenwerk Systemhaus GmbH & Co. KG", "DE", "de", "aktenwerk", "DE 6", 0, 2_050, 1_870.00m) { InitialCap = 30,
            FollowUpCap = 20 },
        new("P-1010", "Nordlicht IT-Service e.K.", "DE", "de", "nordlicht-it", "DE 4", 6, 1_310, 2_475.50m) { JoinedDay = 15 },
        new("P-1011", "Papierlos Franken GmbH", "DE", "de", "papierlos-franken", "DE 5", 2, 2_720, 3_255.00m),
        new(
            LostRefundLastYear,
            "Gesellschaft für digitale Archivierung, Dokumentenmanagement und Bürokommunikation Süddeutschland mbH",
            "DE", "de", "gdadb-sued", "DE 3", 0, 1_150, 1_640.00m),
        new("P-1013", "Bureau Zéro Papier SARL", "FR", "fr", "zero-papier", "FR 5", 0, 880, 640.00m),
        new("P-1014", "Atelier Numérique du Rhône SAS", "FR", "fr", "atelier-rhone", "FR 6", 1, 2_610, 2_389.20m) { JoinedDay = 22 },
        new("P-1015", "Cabinet Lefort Informatique", "FR", "fr", "lefort-informatique", "FR 9 CH 2", 0, 3_940, 5_120.00m),
        new("P-1016", "Ufficio Senza Carta S.r.l.", "IT", "it", "senza-carta", "IT 5", 5, 720, 980.00m) { JoinedDay = 7, InitialCap = 25 },
        new(LostRefundThisYear, "Studio Archivi Digitali S.n.c.", "IT", "it", "archivi-digitali", "IT 5", 8, 1_560, 2_455.00m),
        new("P-1018", "Adriatica Sistemi S.r.l.", "IT", "it", "adriatica-sistemi", "IT 8", 0, 3_310, 2_912.40m) { IsReseller = true },
        new("P-1019", "Escritório Digital Lda.", "PT", "pt", "escritorio-digital", "PT 7", 0, 2_240, 2_500.00m),
        new("P-1020", "Arquivo Norte, Unipessoal Lda.", "PT", "pt", "arquivo-norte", "PT 5", 10, 410, 310.00m) { JoinedDay = 27 },
        new("P-1021", "Kantoor Zonder Papier B.V.", "NL", "nl", "kantoor-zonder-papier", "NL 7", 0, 2_890, 3_880.00m),
        new(
            "P-1022", "Archiefmeesters Utrecht V.O.F.", "NL", "nl", "archiefmeesters", "NL 5", 7, 930,
            1_240.00m) { HasBankAccount = false },
        new("P-1023", "Alpenbüro Informatik AG", "CH", "de", "alpenbuero", "CH 5", 0, 3_630, 4_300.00m),
        new("P-1024", "Paper Trail Solutions Ltd", "GB", "en", "papertrail", "GB 7", 2, 2_140, 3_050.00m) { JoinedDay = 5 },
        new("P-1025", "ТОО «Электронный архив Алматы»", "KZ", "ru", "e-archive", "KZ 8", 0, 2_780, 3_600.00m),
        new("P-1026", "SIA «Цифровая контора»", "LV", "ru", "cifrovaja-kontora", "LV 6", 9, 1_120, 1_980.00m) { JoinedDay = 14 },
    ];
}

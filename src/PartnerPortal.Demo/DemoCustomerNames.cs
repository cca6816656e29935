namespace PartnerPortal.Demo;

/// <summary>Made-up companies, with the letters, quotes and lengths that real ones have.</summary>
internal static class DemoCustomerNames
{
    public static IReadOnlyDictionary<string, string[]> ByCountry { get; } = new Dictionary<string, string[]>
    {
        ["ES"] =
        [
            "Aceites Sierra Blanca S.L.", "Bufete Alarcón y Prieto", "Cerámicas Vallcanera S.A.", "Clínica Dental Ruzafa", "Transportes Hermanos Quiroga S.L.",
            "Bodegas Peñaluz S.A.", "Farmacia Ortuño C.B.", "Construcciones Jarama Alto S.L.", "Colegio San Telmo", "Gestoría Benítez & Asociados",
            "Frutas El Puntal, S. Coop. V.", "Inmobiliaria Costa Arenal", "Talleres Mendizorrotz", "Hotel Mirador del Segura", "Imprenta Nogales S.L.",
            "Óptica Villamar", "Muebles Etxeberria Anaiak", "Asesoría Fiscal Montcada", "Veterinaria Los Olmos", "Panadería \"La Espiga\", S.L.",
            "Ayuntamiento de Fuenteclara", "Ingeniería Tramontana S.A.", "Conservas Ría Honda S.L.", "Notaría Echevarría Lasala", "Textil Bages Nou S.L.",
            "Seguros Almenara", "Residencia Santa Águeda", "Electricidad Peñalver", "Viveros Cañaveral S.L.", "Laboratorios Ibarluz S.A.",
            "Cooperativa Agrícola Virgen de la Peña de Castrillo de los Polvazares y Comarca, S. Coop.", "Autoescuela Rotonda", "Arquitectos Solé i Vidal",
            "Pescados Txori", "Librería El Faro", "Limpiezas Guadiamar S.L.", "Editorial Piedralaves", "Puertos Secos del Este S.A.",
        ],
        ["DE"] =
        [
            "Müller, Schäfer & Partner Rechtsanwälte mbB", "Hausverwaltung Lindental GmbH", "Zahnarztpraxis Dr. Öztürk", "Tischlerei Wiesengrund e.K.",
            "Spedition Harkenberg GmbH & Co. KG", "Steuerkanzlei Brüggemann", "Gärtnerei Sonnenhang", "Autohaus Kessenich GmbH", "Brauerei Altmühlfels",
            "Ingenieurbüro Straßmann", "Apotheke am Weidentor", "Maschinenbau Rothfels AG", "Pflegedienst Lichtblick gGmbH", "Malerbetrieb Kühn & Söhne",
            "Stadtwerke Eschenau", "Kanzlei Vogelsang", "Druckerei Fünfhaus GmbH", "Elektro Obermaier", "Bäckerei Hefezopf OHG", "Versicherungsbüro Tannert",
            "Musikschule Krähenwinkel e.V.", "Architekturbüro Weiß + Groß", "Metallbau Siebenstern", "Reisebüro Fernblick", "Immobilien Hagedorn GmbH",
            "Tierklinik Moorweide", "Weingut Graf zu Traubenstein", "Logopädie Sprechzeit",
        ],
        ["FR"] =
        [
            "Cabinet Durieux & Associés", "Boulangerie Le Grand Fournil", "Transports Vaugelas SARL", "Clinique Vétérinaire des Érables", "Étude Notariale Chanterel",
            "Menuiserie Bellegarde", "Hôtel du Vieux Phare", "Imprimerie Sainte-Croix", "Pharmacie de l'Écluse", "Domaine de Combe-Noire", "Garage Pelissard SAS",
            "Agence Immobilière L'Ancre", "École Privée Saint-Aubin", "Cuirs et Peaux d'Autan", "Électricité Moreteau", "Mairie de Villebrune-sur-Ouche",
            "Crèche \"Les Petits Loups\"", "Architectes Hameau Neuf", "Fromagerie du Haut-Pré", "Opticien Lumière & Cie",
        ],
        ["IT"] =
        [
            "Studio Legale Ferrantini", "Panificio Tre Spighe S.n.c.", "Ceramiche Valdorba S.p.A.", "Farmacia Sant'Eligio", "Officine Meccaniche Bertarelli S.r.l.",
            "Hotel Belvedere sul Conero", "Commercialisti Riuniti Maggiani", "Cantina Colle Fiorito", "Tipografia Aldina", "Autotrasporti Passalacqua",
            "Scuola di Lingue Ponte", "Mobili D'Arrigo & Figli", "Clinica Odontoiatrica Salvemini", "Agenzia Immobiliare Il Molo", "Edilizia Montefosco S.r.l.",
            "Oleificio Frantoio Antico", "Comune di Rocca Serena", "Pasticceria Dolcevita",
        ],
        ["PT"] =
        [
            "Advogados Teles & Brandão", "Padaria Flor do Minho", "Cortiças Alentejanas Lda.", "Clínica São Gualter", "Transportes Rio Seco", "Adega da Ribeira Funda",
            "Farmácia Conceição", "Conservas Maré Alta S.A.", "Gráfica Estrela", "Construções Vale Verde Lda.", "Colégio Nova Aurora", "Hotel Praia do Norte",
        ],
        ["NL"] =
        [
            "Notariskantoor Van der Werve", "Bakkerij 't Hoekje", "Bloemenexport De Tulpenhof B.V.", "Tandartspraktijk Vijverberg", "Makelaardij Zuiderzee",
            "Transportbedrijf Kuipers-Dijkstra", "Accountants Noordeinde", "Scheepswerf IJsselmonde B.V.", "Drukkerij De Gouden Letter", "Fysiotherapie Lindelaan",
            "Kaasmakerij Weidezicht", "Architectenbureau Kade 9",
        ],
        ["CH"] =
        [
            "Treuhand Rütimatt AG", "Bäckerei Zmorge GmbH", "Uhrenatelier Bregenz & Fils SA", "Zahnärzte am Seefeld", "Garage Gotthardblick AG",
            "Fiduciaire du Lac SA", "Schreinerei Hürlimoos", "Hotel Alpenrösli", "Clinique des Tilleuls Sàrl", "Molkerei Oberwald AG",
        ],
        ["GB"] =
        [
            "Hawthorne & Pike Solicitors", "The Crooked Lantern Ltd", "Millbrook Dental Practice", "Thistledown Accountants LLP", "Fenwick Moor Haulage Ltd",
            "St Oswin's Primary School", "Harbour Row Estate Agents", "O'Dowd Engineering Ltd",
        ],
        ["KZ"] =
        [
            "ТОО «Степной ветер»", "АО «Алатау Логистика»", "ТОО «Юридическая контора Сейтов и партнёры»", "Клиника «Жайлау»", "ТОО «Строймонтаж Медеу»",
            "Школа «Білім»", "ТОО «Типография Самал»", "ИП Ахметова",
        ],
        ["LV"] =
        [
            "SIA «Балтийский причал»", "SIA «Янтарная аптека»", "Бюро переводов «Глагол»", "SIA «Дом на Даугаве»", "Стоматология «Улыбка»", "SIA «Рижский хлеб»",
        ],
    };
}
